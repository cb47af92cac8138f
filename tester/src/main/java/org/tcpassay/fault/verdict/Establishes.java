// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.rules.State;

/** Every connection is ESTABLISHED at both ends so long after its first segment. */
record Establishes(Duration within) implements Expectation {

    @Override
    public String text() {
        return "every connection is established within " + Wording.time(within);
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Openings();
    }

    private final class Openings implements Watch {

        private final Map<Integer, Long> began = new LinkedHashMap<>();
        private final Map<Integer, Set<End>> ends = new LinkedHashMap<>();
        private final List<String> late = new ArrayList<>();
        private long longestNs;

        @Override
        public void happened(Happening happening) {
            if (happening instanceof Happening.Came came) {
                came.transit()
                        .sighting()
                        .ifPresent(sighting -> began.putIfAbsent(sighting.connection(), came.timeNs()));
            } else if (happening instanceof Happening.Changed changed
                    && changed.to() == State.ESTABLISHED
                    && began.containsKey(changed.connection())) {
                Set<End> there = ends.computeIfAbsent(changed.connection(), any -> EnumSet.noneOf(End.class));
                if (there.add(changed.end()) && there.size() == End.values().length) {
                    established(changed.connection(), changed.timeNs() - began.get(changed.connection()));
                }
            }
        }

        private void established(int connection, long tookNs) {
            longestNs = Math.max(longestNs, tookNs);
            if (tookNs > within.toNanos()) {
                late.add("connection " + connection + " took " + Wording.time(tookNs));
            }
        }

        @Override
        public Judgement judged(long nowNs) {
            if (!late.isEmpty()) {
                return Judgement.fails(String.join(", ", late));
            }
            for (Map.Entry<Integer, Long> each : began.entrySet()) {
                if (ends.getOrDefault(each.getKey(), Set.of()).size() < End.values().length) {
                    long sinceNs = nowNs - each.getValue();
                    String what = "connection " + each.getKey() + " was not established after " + Wording.time(sinceNs);
                    return sinceNs > within.toNanos()
                            ? Judgement.fails(what)
                            : Judgement.inconclusive(what + ", when all was over");
                }
            }
            return began.isEmpty()
                    ? Judgement.inconclusive("there was no connection")
                    : Judgement.holds("the slowest of " + began.size() + " took " + Wording.time(longestNs));
        }
    }
}
