// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;

/**
 * Rules have done something: a scenario whose rule never fired has shown nothing.
 *
 * @param rules names
 * @param all or else one is enough
 */
record Fires(List<String> rules, boolean all) implements Expectation {

    Fires {
        rules = List.copyOf(rules);
    }

    @Override
    public String text() {
        return all ? "every rule has something to do" : "one of the rules has something to do";
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.empty();
    }

    @Override
    public Watch start() {
        return new Watch() {
            private final Map<String, Long> acts = new LinkedHashMap<>();

            @Override
            public void happened(Happening happening) {
                if (happening instanceof Happening.Acted acted && rules.contains(acted.rule())) {
                    acts.merge(acted.rule(), 1L, Long::sum);
                }
            }

            @Override
            public Judgement judged(long nowNs) {
                List<String> idle =
                        rules.stream().filter(rule -> !acts.containsKey(rule)).toList();
                if (idle.isEmpty() || !all && idle.size() < rules.size()) {
                    long count =
                            acts.values().stream().mapToLong(Long::longValue).sum();
                    return Judgement.holds(count + (count == 1 ? " act" : " acts"));
                }
                return Judgement.inconclusive("never fired: " + String.join("; ", idle)
                        + "; the traffic had nothing for it, so nothing was shown");
            }
        };
    }
}
