// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * A scenario in Java, as short as in YAML.
 *
 * <pre>
 * Scenario.named("lose-the-question")
 *         .says("The first data of the opener is lost once")
 *         .rule("the question is lost", nth(1, allOf(from(OPENER), text(1))), drop())
 *         .expect(recovers(Duration.ofSeconds(3)))
 *         .build();
 * </pre>
 */
public final class ScenarioBuilder {

    private final String name;
    private String says = "";
    private final List<Rule> rules = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    ScenarioBuilder(String name) {
        this.name = name;
    }

    /** One sentence: what it demonstrates. */
    public ScenarioBuilder says(String sentence) {
        says = sentence;
        return this;
    }

    /** Adds a rule behind those that are there. */
    public ScenarioBuilder rule(String ruleName, Condition when, Fault fault) {
        rules.add(new Rule(ruleName, when, fault));
        return this;
    }

    public ScenarioBuilder expect(Expectation... more) {
        expectations.addAll(List.of(more));
        return this;
    }

    /**
     * @throws IllegalArgumentException if two rules have the same name
     */
    public Scenario build() {
        return new Scenario(name, says, rules, expectations);
    }
}
