// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Whatever an end sends (SYN, text, FIN, acknowledgments) has reached the other so long after it was first sent, by
 * that segment or by another.
 *
 * @param who whose sending, or that of both
 */
record Recovers(Optional<End> who, Duration within) implements Expectation {

    @Override
    public String text() {
        return who.map(end -> "the " + Wording.name(end) + " recovers").orElse("both recover") + " within "
                + Wording.time(within);
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Debts();
    }

    /** What has not arrived yet: numbers {@code [first, end)}, or an acknowledgment. */
    private record Debt(long sinceNs, long first, long end, Optional<SeqNum> ack) {

        boolean isSettledBy(long from, long to, Segment segment) {
            return ack.map(wanted -> segment.has(Flags.ACK) && segment.ack().isAtOrAfter(wanted))
                    .orElse(from <= first && end <= to);
        }
    }

    private final class Debts implements Watch {

        private final Places places = new Places();
        private final Map<Flow, Ranges> sent = new LinkedHashMap<>();
        private final Map<Flow, SeqNum> acknowledged = new LinkedHashMap<>();
        private final Map<Flow, List<Debt>> debts = new LinkedHashMap<>();
        private long longestNs;
        private Optional<String> failure = Optional.empty();

        @Override
        public void happened(Happening happening) {
            if (happening instanceof Happening.Came came) {
                Transit transit = came.transit();
                transit.segment().filter(Debts::counts).ifPresent(segment -> places.came(transit)
                        .filter(place ->
                                who.isEmpty() || who.get() == place.flow().sender())
                        .ifPresent(place -> owe(place, segment, transit.timeNs())));
            } else if (happening instanceof Happening.Went went) {
                went.transit().segment().filter(Debts::counts).ifPresent(segment -> places.went(
                                went.transit().packet())
                        .ifPresent(place -> settle(place, segment, went.timeNs())));
            }
        }

        private static boolean counts(Segment segment) {
            return !(segment.checksum() instanceof Checksum.Wrong);
        }

        private void owe(Places.Place place, Segment segment, long nowNs) {
            if (segment.has(Flags.RST)) {
                return; // nobody sends that again
            }
            List<Debt> open = debts.computeIfAbsent(place.flow(), any -> new ArrayList<>());
            Ranges all = sent.computeIfAbsent(place.flow(), any -> new Ranges());
            long end = place.position() + segment.len();
            for (Ranges.Range range : all.missing(place.position(), end)) {
                open.add(new Debt(nowNs, range.first(), range.end(), Optional.empty()));
            }
            all.add(place.position(), end);
            if (segment.has(Flags.ACK) && isNew(place.flow(), segment.ack())) {
                acknowledged.put(place.flow(), segment.ack());
                open.add(new Debt(nowNs, 0, 0, Optional.of(segment.ack())));
            }
        }

        private boolean isNew(Flow flow, SeqNum ack) {
            SeqNum before = acknowledged.get(flow);
            return before == null || ack.isAfter(before);
        }

        private void settle(Places.Place place, Segment segment, long nowNs) {
            if (segment.has(Flags.RST)) {
                abandon(place.flow(), nowNs);
                abandon(place.flow().back(), nowNs);
                return;
            }
            List<Debt> open = debts.getOrDefault(place.flow(), List.of());
            long end = place.position() + segment.len();
            var left = new ArrayList<Debt>();
            for (Debt debt : open) {
                if (debt.isSettledBy(place.position(), end, segment)) {
                    settled(place.flow(), debt, nowNs);
                } else if (debt.ack().isEmpty() && place.position() < debt.end() && debt.first() < end) {
                    addRest(left, debt, place.position(), end);
                } else {
                    left.add(debt);
                }
            }
            if (!open.isEmpty()) {
                debts.put(place.flow(), left);
            }
        }

        private void addRest(List<Debt> left, Debt debt, long from, long to) {
            if (debt.first() < from) {
                left.add(new Debt(debt.sinceNs(), debt.first(), from, Optional.empty()));
            }
            if (to < debt.end()) {
                left.add(new Debt(debt.sinceNs(), to, debt.end(), Optional.empty()));
            }
        }

        private void settled(Flow flow, Debt debt, long nowNs) {
            long tookNs = nowNs - debt.sinceNs();
            longestNs = Math.max(longestNs, tookNs);
            if (tookNs > within.toNanos()) {
                fail(what(flow, debt) + " arrived after " + Wording.time(tookNs));
            }
        }

        /** A reset arrived: what was still under way never will. */
        private void abandon(Flow flow, long nowNs) {
            debts.getOrDefault(flow, List.of()).stream()
                    .filter(debt -> debt.ack().isEmpty())
                    .findFirst()
                    .ifPresent(debt -> fail("the connection was reset, " + Wording.time(nowNs - debt.sinceNs())
                            + " after " + what(flow, debt) + " was sent in vain"));
            debts.remove(flow);
        }

        private void fail(String reason) {
            failure = failure.or(() -> Optional.of(reason));
        }

        private String what(Flow flow, Debt debt) {
            String what = debt.ack().isPresent()
                    ? "an acknowledgment"
                    : debt.first() == 0
                            ? "the SYN"
                            : debt.end() - debt.first() == 1
                                    ? "number " + debt.first()
                                    : "numbers " + debt.first() + " to " + (debt.end() - 1);
            return what + " of " + flow;
        }

        @Override
        public Judgement judged(long nowNs) {
            if (failure.isPresent()) {
                return Judgement.fails(failure.get());
            }
            for (Map.Entry<Flow, List<Debt>> each : debts.entrySet()) {
                for (Debt debt : each.getValue()) {
                    long sinceNs = nowNs - debt.sinceNs();
                    String what = what(each.getKey(), debt) + " had not arrived " + Wording.time(sinceNs) + " later";
                    return sinceNs > within.toNanos()
                            ? Judgement.fails(what)
                            : Judgement.inconclusive(what + ", when all was over");
                }
            }
            return sent.isEmpty()
                    ? Judgement.inconclusive("nothing was sent")
                    : Judgement.holds("what took longest arrived after " + Wording.time(longestNs));
        }
    }
}
