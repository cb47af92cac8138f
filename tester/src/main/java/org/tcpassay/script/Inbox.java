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
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** The target's segments of one connection, in order, and what the probe expects of the next. */
final class Inbox {

    /** No timer of a target is shorter: Linux sends a tail-loss probe after 4.5 ms at the least, a SYN again after 2. */
    private static final long SHORTEST_TIMER_NS = 2_000_000;

    private final Connection connection;
    private final Bench bench;
    private final int line;
    private final List<Arrival> read = new ArrayList<>();
    /** When the tester first sent something since it last read; an older bare ACK cannot be the answer. */
    private Optional<Long> askedNs = Optional.empty();

    Inbox(Connection connection, Bench bench, int line) {
        this.connection = connection;
        this.bench = bench;
        this.line = line;
    }

    void asked(long timeNs) {
        askedNs = askedNs.or(() -> Optional.of(timeNs));
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
            throw connection.failure(Mismatch.of(
                    because,
                    text(expectation) + "  within " + SpecText.milliseconds(waited),
                    "nothing in " + SpecText.milliseconds(waited)));
        }
        askedNs = Optional.empty();
        return Optional.empty();
    }

    private Seen judge(Expectation expectation, Arrival arrival, String because) {
        List<Difference> nearest = nearest(expectation.alternatives(), arrival);
        boolean stale = isStale(arrival);
        boolean held = nearest.isEmpty() && !stale;
        Optional<String> door = held ? door(expectation, print(arrival)) : Optional.empty();
        if (!held) {
            connection.record(because, text(expectation), false, door);
            boolean timed = nearest.size() == 1 && nearest.get(0).field().equals("TIME");
            Optional<Duration> off = timed ? off(expectation.alternatives(), arrival) : Optional.empty();
            String got = "> " + print(arrival) + (stale ? "  (sent before the stimulus)" : "");
            throw connection.failure(new Mismatch(because, text(expectation), got, nearest, off));
        }
        connection.record(because, text(expectation), true, door);
        take(arrival);
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

    private boolean isStale(Arrival arrival) {
        boolean bareAck = arrival.segment().len() == 0 && !arrival.segment().has(Flags.RST);
        return bareAck && askedNs.filter(since -> arrival.timeNs() < since).isPresent();
    }

    /** The differences to the permitted segment that is nearest; empty if one matches. */
    private List<Difference> nearest(List<Expectation> permitted, Arrival arrival) {
        List<Difference> best = List.of(new Difference("SEGMENT", "none", print(arrival)));
        int fewest = Integer.MAX_VALUE;
        for (Expectation one : permitted) {
            if (one instanceof SegmentSpec spec) {
                List<Difference> differences = Matcher.differences(
                        spec.under(connection.key()),
                        arrival.ip(),
                        arrival.segment(),
                        arrival.timeNs(),
                        connection.symbols(),
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
        passFence(because);
        return nextWorthReading(permitted);
    }

    void waitForAny(Duration patience) {
        long deadlineNs = connection.nowNs() + patience.toNanos();
        while (bench.peek(line).isEmpty() && connection.nowNs() < deadlineNs) {
            bench.pump(deadlineNs - connection.nowNs());
        }
    }

    /** Takes whatever comes at once, retransmissions too. */
    void takeIn() {
        passFence("the target goes on, whatever it is asked");
        for (Optional<Arrival> next = bench.peek(line); next.isPresent(); next = bench.peek(line)) {
            take(next.get());
        }
        askedNs = Optional.empty();
    }

    /** All that comes at once, in order; copies that a timer may have sent are passed over unless they count. */
    List<Seen> takeAtOnce(boolean copiesToo, String because) {
        passFence(because);
        var came = new ArrayList<Seen>();
        for (Optional<Arrival> next = bench.peek(line); next.isPresent(); next = bench.peek(line)) {
            if (!copiesToo && isRetransmission(next.get())) {
                skip(next.get());
            } else {
                take(next.get());
                came.add(new Seen(
                        next.get().ip(), next.get().segment(), next.get().timeNs()));
            }
        }
        askedNs = Optional.empty();
        return came;
    }

    /** As {@link #expect}, of what comes before the answer to a fence. */
    Seen expectAtOnce(SegmentSpec spec, String because) {
        passFence(because);
        return expect(spec, because, Duration.ZERO).orElseThrow();
    }

    void passFence(String because) {
        bench.fence().raise();
        while (!bench.fence().isPassed()) {
            boolean over = bench.fence().isDead();
            bench.pump(bench.fence().leftNs());
            // whatever came while the tester slept has been taken in by now
            if (over && !bench.fence().isPassed()) {
                throw connection.failure(Mismatch.of(
                        because,
                        "the target is alive: a SYN to a closed port draws a reset",
                        "no answer to it: the target is gone"));
            }
        }
    }

    /** The oldest unread segment that is not the timer's doing, or that is just what is expected. */
    private Optional<Arrival> nextWorthReading(List<Expectation> permitted) {
        for (Optional<Arrival> next = bench.peek(line); next.isPresent(); next = bench.peek(line)) {
            boolean asked = permitted.stream()
                    .anyMatch(one ->
                            one instanceof SegmentSpec spec && spec.asksAboutRetransmission(connection.symbols()));
            if (asked
                    || !isRetransmission(next.get())
                    || nearest(permitted, next.get()).isEmpty()) {
                return next;
            }
            skip(next.get());
        }
        return Optional.empty();
    }

    /**
     * A copy of what was read, late enough to be the doing of a timer. That it may come just after the tester sent
     * something proves nothing: Linux repeats a SYN two ticks after a stale acknowledgment.
     */
    private boolean isRetransmission(Arrival arrival) {
        Segment segment = arrival.segment();
        if (segment.len() == 0 || segment.has(Flags.RST)) {
            return false;
        }
        return read.stream()
                .anyMatch(earlier ->
                        isCopy(segment, earlier.segment()) && arrival.timeNs() - earlier.timeNs() >= SHORTEST_TIMER_NS);
    }

    private static boolean isCopy(Segment segment, Segment earlier) {
        return segment.seq().equals(earlier.seq())
                && segment.len() == earlier.len()
                && segment.flags().without(Flags.PSH).equals(earlier.flags().without(Flags.PSH))
                && segment.payload().equals(earlier.payload());
    }

    Seen await(SegmentSpec spec, String because) {
        List<Expectation> permitted = List.of(spec);
        long deadlineNs = deadlineNs(permitted, connection.responseTime());
        var skipped = new ArrayList<String>();
        boolean over = false;
        while (true) {
            for (Optional<Arrival> next = bench.peek(line); next.isPresent(); next = bench.peek(line)) {
                if (nearest(permitted, next.get()).isEmpty()) {
                    return judge(spec, next.get(), because);
                }
                skipped.add(print(next.get()));
                skip(next.get());
                over |= next.get().timeNs() > deadlineNs;
            }
            if (over) {
                connection.record(because, text(spec), false, Optional.empty());
                String got = skipped.isEmpty() ? "nothing" : "only > " + String.join("; > ", skipped);
                throw connection.failure(Mismatch.of(because, text(spec), got));
            }
            over = connection.nowNs() >= deadlineNs;
            bench.pump(Math.max(0, deadlineNs - connection.nowNs()));
        }
    }

    void expectQuiet(Duration quiet, String because) {
        long deadlineNs = connection.nowNs() + quiet.toNanos();
        while (bench.peek(line).isEmpty() && connection.nowNs() < deadlineNs) {
            bench.pump(deadlineNs - connection.nowNs());
        }
        Optional<Arrival> next = bench.peek(line);
        String expected = "nothing for " + SpecText.milliseconds(quiet);
        boolean held = next.filter(arrival -> arrival.timeNs() < deadlineNs).isEmpty();
        connection.record(because, expected, held, Optional.empty());
        if (!held) {
            Duration early = Duration.ofNanos(deadlineNs - next.orElseThrow().timeNs());
            throw connection.failure(
                    new Mismatch(because, expected, "> " + print(next.orElseThrow()), List.of(), Optional.of(early)));
        }
        askedNs = Optional.empty();
    }

    List<Seen> expectOnly(Expectation expectation, Duration span, String because) {
        long deadlineNs = connection.nowNs() + span.toNanos();
        var all = new ArrayList<Seen>();
        while (true) {
            Optional<Arrival> next = bench.peek(line);
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

    private void skip(Arrival arrival) {
        bench.mark(arrival.event(), Event.Mark.SKIPPED);
        take(arrival, false);
    }

    private void take(Arrival arrival) {
        take(arrival, true);
    }

    private void take(Arrival arrival, boolean answers) {
        bench.take(line);
        read.add(arrival);
        connection.seen(arrival.ip(), arrival.segment());
        if (answers) {
            askedNs = Optional.empty();
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
                .map(one -> one instanceof SegmentSpec spec
                        ? "> " + print(spec)
                        : "nothing")
                .toList();
        return String.join("  or  ", alternatives);
    }

    private String print(SegmentSpec spec) {
        return SpecText.print(
                spec.under(connection.key()), Optional.of(connection.symbols()), connection.timingScale());
    }

    private static Optional<String> door(Expectation expectation, String seen) {
        return expectation.alternatives().size() > 1 ? Optional.of(seen) : Optional.empty();
    }

    private String print(Arrival arrival) {
        return Notation.print(
                new Packet(Optional.of(arrival.ip()), arrival.segment()),
                connection.tcb().iss(),
                connection.tcb().irs());
    }

    String print(Segment segment) {
        return Notation.print(segment, connection.tcb().iss(), connection.tcb().irs());
    }
}
