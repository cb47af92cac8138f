// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.rules.State;

/** In each connection an end is in one of some states when all is over. */
record EndsIn(End end, Set<State> states) implements Expectation {

    EndsIn {
        states = EnumSet.copyOf(states);
    }

    @Override
    public String text() {
        String names = states.stream().map(State::text).collect(Collectors.joining(" or "));
        return "the " + Wording.name(end) + " ends in " + names;
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Last();
    }

    private final class Last implements Watch {

        private final Map<Integer, State> last = new LinkedHashMap<>();

        @Override
        public void happened(Happening happening) {
            if (happening instanceof Happening.Changed changed && changed.end() == end) {
                last.put(changed.connection(), changed.to());
            }
        }

        @Override
        public Judgement judged(long nowNs) {
            for (Map.Entry<Integer, State> each : last.entrySet()) {
                if (!states.contains(each.getValue())) {
                    return Judgement.fails("in connection " + each.getKey() + " it is in "
                            + each.getValue().text());
                }
            }
            return last.isEmpty()
                    ? Judgement.inconclusive("there was no connection")
                    : Judgement.holds("in " + last.size() + (last.size() == 1 ? " connection" : " connections"));
        }
    }
}
