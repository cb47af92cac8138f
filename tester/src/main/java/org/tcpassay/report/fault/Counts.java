// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;

/**
 * A path in numbers.
 *
 * @param came what came in, by the side it came from
 * @param went what left, by the side it left to
 * @param acts by the rule's name, in the order of the scenario; one that never fired has none
 * @param connections how many there were
 * @param lives the first of them
 */
public record Counts(
        Map<Side, Moved> came,
        Map<Side, Moved> went,
        Map<String, Map<Verb, Long>> acts,
        long connections,
        List<Life> lives) {

    /**
     * @param packets of any protocol
     * @param bytes of IP packets
     */
    public record Moved(long packets, long bytes) {
        static final Moved NOTHING = new Moved(0, 0);

        Moved and(int morePackets, long moreBytes) {
            return new Moved(packets + morePackets, bytes + moreBytes);
        }
    }

    public Counts {
        came = Map.copyOf(came);
        went = Map.copyOf(went);
        acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
        lives = List.copyOf(lives);
    }

    /** All acts of a rule. */
    long acts(String rule) {
        return sum(acts.getOrDefault(rule, Map.of()).values());
    }

    /** All acts of one kind. */
    long acts(Verb verb) {
        return acts.values().stream()
                .mapToLong(each -> each.getOrDefault(verb, 0L))
                .sum();
    }

    /** Whether a rule had nothing to do: it never fired, or let pass all that it chose and is not there for that. */
    boolean isIdle(Rule rule) {
        return acts.getOrDefault(rule.name(), Map.of()).keySet().stream().noneMatch(rule::isFiredBy);
    }

    /** Whether every connection has ended at both ends, or is about to. */
    public boolean isAllOver() {
        return lives.stream().allMatch(Life::isOver);
    }

    private static long sum(Iterable<Long> numbers) {
        long sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }
}
