// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Difference;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.Matcher;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.SpecText;
import org.tcpassay.expect.Timing;
import org.tcpassay.lab.Arrival;
import org.tcpassay.lab.Bench;

/** What a probe expects of the target's next segment of one connection. */
final class NextSegment {

    private final Connection connection;
    private final Inbox inbox;
    private final Bench bench;

    NextSegment(Connection connection, Inbox inbox, Bench bench) {
        this.connection = connection;
        this.inbox = inbox;
        this.bench = bench;
    }

    Optional<Seen> expect(Expectation expectation, String because, Duration patience) {
        List<Expectation> permitted = expectation.alternatives();
        boolean silencePermitted = permitted.stream().anyMatch(Expectation.Silence.class::isInstance);
        Optional<Arrival> next =
                silencePermitted ? nextBeforeFence(permitted, because) : nextInTime(permitted, patience);
        if (next.isEmpty()) {
            return nothingCame(expectation, silencePermitted, because, patience);
        }
        return Optional.of(judge(expectation, next.get(), because));
    }

    private Optional<Seen> nothingCame(Expectation expectation, boolean permitted, String because, Duration waited) {
        connection.record(because, text(expectation), permitted, door(expectation, "nothing"));
        if (!permitted) {
            throw new ProbeFailure(Mismatch.of(
                    because,
                    text(expectation) + "  within " + SpecText.milliseconds(waited),
                    "nothing in " + SpecText.milliseconds(waited)));
        }
        inbox.settled();
        return Optional.empty();
    }

    private Seen judge(Expectation expectation, Arrival arrival, String because) {
        List<Difference> nearest = nearest(expectation.alternatives(), arrival);
        boolean stale = inbox.isStale(arrival);
        boolean held = nearest.isEmpty() && !stale;
        Optional<String> door = held ? door(expectation, inbox.print(arrival)) : Optional.empty();
        if (!held) {
            connection.record(because, text(expectation), false, door);
            boolean timed = nearest.size() == 1 && nearest.get(0).field().equals("TIME");
            Optional<Duration> off = timed ? off(expectation.alternatives(), arrival) : Optional.empty();
            String got = "> " + inbox.print(arrival) + (stale ? "  (sent before the stimulus)" : "");
            throw new ProbeFailure(new Mismatch(because, text(expectation), got, nearest, off));
        }
        connection.record(because, text(expectation), true, door);
        inbox.take(arrival);
        return new Seen(arrival.ip(), arrival.segment(), arrival.timeNs());
    }

    /** How far it lies outside of the nearest time that is permitted. */
    private Optional<Duration> off(List<Expectation> permitted, Arrival arrival) {
        return permitted.stream()
                .filter(SegmentSpec.class::isInstance)
                .flatMap(one -> ((SegmentSpec) one).timing().stream())
                .map(timing -> timing.off(arrival.timeNs(), connection.timingScale()))
                .min(Comparator.naturalOrder());
    }

    /** The differences to the permitted segment that is nearest; empty if one matches. */
    private List<Difference> nearest(List<Expectation> permitted, Arrival arrival) {
        List<Difference> best = List.of(new Difference("SEGMENT", "none", inbox.print(arrival)));
        int fewest = Integer.MAX_VALUE;
        for (Expectation one : permitted) {
            if (one instanceof SegmentSpec spec) {
                List<Difference> differences = Matcher.differences(
                        connection.numbers().signed(spec),
                        arrival.ip(),
                        arrival.segment(),
                        arrival.timeNs(),
                        connection.numbers(),
                        connection.timingScale());
                if (differences.size() < fewest) {
                    fewest = differences.size();
                    best = differences;
                }
            }
        }
        return best;
    }

    private Optional<Arrival> nextInTime(List<Expectation> permitted, Duration patience) {
        long deadlineNs = deadlineNs(permitted, patience);
        while (true) {
            Optional<Arrival> next = nextWorthReading(permitted);
            if (next.isPresent()) {
                return next;
            }
            long leftNs = deadlineNs - connection.nowNs();
            bench.pump(Math.max(0, leftNs));
            if (leftNs <= 0) {
                return nextWorthReading(permitted);
            }
        }
    }

    private Optional<Arrival> nextBeforeFence(List<Expectation> permitted, String because) {
        Optional<Arrival> already = nextWorthReading(permitted);
        if (already.isPresent()) {
            return already;
        }
        inbox.passFence(because);
        return nextWorthReading(permitted);
    }

    /** As {@link #expect}, of what comes before the answer to a fence. */
    Seen expectAtOnce(SegmentSpec spec, String because) {
        inbox.passFence(because);
        return expect(spec, because, Duration.ZERO).orElseThrow();
    }

    /** The oldest unread segment that is not the timer's doing, or that is just what is expected. */
    private Optional<Arrival> nextWorthReading(List<Expectation> permitted) {
        for (Optional<Arrival> next = inbox.peek(); next.isPresent(); next = inbox.peek()) {
            boolean asked = permitted.stream()
                    .anyMatch(one ->
                            one instanceof SegmentSpec spec && spec.asksAboutRetransmission(connection.numbers()));
            if (asked
                    || !inbox.isRetransmission(next.get())
                    || nearest(permitted, next.get()).isEmpty()) {
                return next;
            }
            inbox.skip(next.get());
        }
        return Optional.empty();
    }

    Seen await(SegmentSpec spec, String because) {
        List<Expectation> permitted = List.of(spec);
        long deadlineNs = deadlineNs(permitted, connection.responseTime());
        var skipped = new ArrayList<String>();
        boolean over = false;
        while (true) {
            for (Optional<Arrival> next = inbox.peek(); next.isPresent(); next = inbox.peek()) {
                if (nearest(permitted, next.get()).isEmpty()) {
                    return judge(spec, next.get(), because);
                }
                skipped.add(inbox.print(next.get()));
                inbox.skip(next.get());
                over |= next.get().timeNs() > deadlineNs;
            }
            if (over) {
                connection.record(because, text(spec), false, Optional.empty());
                String got = skipped.isEmpty() ? "nothing" : "only > " + String.join("; > ", skipped);
                throw new ProbeFailure(Mismatch.of(because, text(spec), got));
            }
            over = connection.nowNs() >= deadlineNs;
            bench.pump(Math.max(0, deadlineNs - connection.nowNs()));
        }
    }

    void expectQuiet(Duration quiet, String because) {
        long deadlineNs = connection.nowNs() + quiet.toNanos();
        while (inbox.peek().isEmpty() && connection.nowNs() < deadlineNs) {
            bench.pump(deadlineNs - connection.nowNs());
        }
        Optional<Arrival> next = inbox.peek();
        String expected = "nothing for " + SpecText.milliseconds(quiet);
        boolean held = next.filter(arrival -> arrival.timeNs() < deadlineNs).isEmpty();
        connection.record(because, expected, held, Optional.empty());
        if (!held) {
            Duration early = Duration.ofNanos(deadlineNs - next.orElseThrow().timeNs());
            throw new ProbeFailure(new Mismatch(
                    because, expected, "> " + inbox.print(next.orElseThrow()), List.of(), Optional.of(early)));
        }
        inbox.settled();
    }

    List<Seen> expectOnly(Expectation expectation, Duration span, String because) {
        long deadlineNs = connection.nowNs() + span.toNanos();
        var all = new ArrayList<Seen>();
        while (true) {
            Optional<Arrival> next = inbox.peek();
            if (next.isPresent() && next.get().timeNs() < deadlineNs) {
                all.add(judge(expectation, next.get(), because));
            } else if (next.isPresent() || connection.nowNs() >= deadlineNs) {
                String expected = "nothing but " + text(expectation) + " for " + SpecText.milliseconds(span);
                connection.record(because, expected, true, Optional.empty());
                return List.copyOf(all);
            } else {
                bench.pump(deadlineNs - connection.nowNs());
            }
        }
    }

    private long deadlineNs(List<Expectation> permitted, Duration patience) {
        long soonest = connection.nowNs() + patience.toNanos();
        return permitted.stream()
                .filter(SegmentSpec.class::isInstance)
                .flatMap(one -> ((SegmentSpec) one).timing().stream())
                .mapToLong(this::latestNs)
                .reduce(soonest, Math::max);
    }

    private long latestNs(Timing timing) {
        return timing.since().timeNs() + timing.latest(connection.timingScale()).toNanos();
    }

    private String text(Expectation expectation) {
        List<String> alternatives = expectation.alternatives().stream()
                .map(one -> one instanceof SegmentSpec spec ? "> " + print(spec) : "nothing")
                .toList();
        return String.join("  or  ", alternatives);
    }

    private String print(SegmentSpec spec) {
        Numbers numbers = connection.numbers();
        return SpecText.print(numbers.signed(spec), Optional.of(numbers), connection.timingScale());
    }

    private static Optional<String> door(Expectation expectation, String seen) {
        return expectation.alternatives().size() > 1 ? Optional.of(seen) : Optional.empty();
    }
}
