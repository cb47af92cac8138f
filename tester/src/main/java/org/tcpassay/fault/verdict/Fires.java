// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;

/**
 * Rules have done something: a scenario whose rule never fired, or let pass all that it chose, has shown nothing.
 *
 * @param rules names
 * @param all or else one is enough
 * @param passing names of rules that are there to let pass
 */
record Fires(List<String> rules, boolean all, Set<String> passing) implements Expectation {

    Fires {
        rules = List.copyOf(rules);
        passing = Set.copyOf(passing);
    }

    Fires(List<String> rules, boolean all) {
        this(rules, all, Set.of());
    }

    /** The same of rules whose faults are known. */
    Fires in(Scenario scenario) {
        return new Fires(
                rules,
                all,
                scenario.rules().stream()
                        .filter(rule -> rule.isFiredBy(Verb.PASSED))
                        .map(Rule::name)
                        .collect(Collectors.toSet()));
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
            private final Map<String, Long> passed = new LinkedHashMap<>();

            @Override
            public void happened(Happening happening) {
                if (happening instanceof Happening.Acted acted && rules.contains(acted.rule())) {
                    boolean isNothing = acted.verb() == Verb.PASSED && !passing.contains(acted.rule());
                    (isNothing ? passed : acts).merge(acted.rule(), 1L, Long::sum);
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
                return Judgement.inconclusive(idle.stream().map(this::told).collect(Collectors.joining("; "))
                        + "; the traffic had nothing for it, so nothing was shown");
            }

            private String told(String rule) {
                return passed.containsKey(rule) ? "let pass all that it chose: " + rule : "never fired: " + rule;
            }
        };
    }
}
