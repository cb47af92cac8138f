// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a path does to its traffic.
 *
 * @param says one sentence: what it demonstrates
 * @param rules applied in this order; what one lets through comes to the next; each name stands once
 * @param expectations what the two ends should make of it; may be empty
 */
public record Scenario(String name, String says, List<Rule> rules, List<Expectation> expectations) {

    public Scenario {
        rules = List.copyOf(rules);
        expectations = List.copyOf(expectations);
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("scenario " + name + ": two rules are called \"" + rule.name()
                        + "\"; the journal tells them apart by their names");
            }
        }
    }

    /** One that expects nothing. */
    public Scenario(String name, String says, List<Rule> rules) {
        this(name, says, rules, List.of());
    }

    /** Begins a scenario in Java; see {@link ScenarioBuilder}. */
    public static ScenarioBuilder named(String name) {
        return new ScenarioBuilder(name);
    }

    /** All that it says, a line for each rule and each expectation; two that do the same read the same. */
    public String text() {
        String ofRules = rules.stream()
                .map(rule -> "\n  " + rule.name() + ": " + rule.when().text() + " -> "
                        + rule.fault().text())
                .collect(Collectors.joining());
        String ofExpectations = expectations.stream()
                .map(expectation -> "\n  expect " + expectation.text())
                .collect(Collectors.joining());
        return name + ": " + says + ofRules + ofExpectations;
    }
}
