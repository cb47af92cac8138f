// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.fault.verdict.Expectations;
import org.tcpassay.rules.Nearest;
import org.tcpassay.yaml.YamlMapping;

/**
 * Reads a scenario from YAML; FAULTS.md has the language.
 *
 * <pre>
 * scenario: lose-the-question
 * says: The first data of the opener is lost once.
 * rules:
 *   - rule: the question is lost
 *     when: {from: opener, data: 1, nth: 1}
 *     do: drop
 * expect:
 *   - recovers: 3 s
 *   - intact
 * </pre>
 */
public final class ScenarioFile {

    static final String NAME = "scenario";
    static final String SAYS = "says";
    static final String RULES = "rules";
    static final String EXPECT = "expect";
    static final String FIRING = "firing";
    static final String RULE = "rule";
    static final String WHEN = "when";
    static final String DO = "do";

    static final List<String> KEYS = List.of(NAME, SAYS, RULES, EXPECT, FIRING);
    static final List<String> RULE_KEYS = List.of(RULE, WHEN, DO);
    static final Kind<Function<List<String>, Expectation>> FIRINGS =
            Kinds.choice(Map.of("every-rule", Expectations::fires, "any-rule", Expectations::fireSome));

    private ScenarioFile() {}

    /**
     * @throws ScenarioFileException if it cannot be read or is no scenario
     */
    public static Scenario read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ScenarioFileException("reading scenario " + file + ": cannot be read ("
                    + e.getClass().getSimpleName() + "); name a YAML file in UTF-8");
        }
    }

    /**
     * @param source how complaints name the file
     * @throws ScenarioFileException if it is no scenario
     */
    public static Scenario read(String source, String text) {
        YamlMapping yaml = YamlMapping.read("reading scenario " + source, text, ScenarioFileException::new);
        yaml.allow(KEYS);
        var rules = new ArrayList<Rule>();
        for (YamlMapping each : yaml.mappings(RULES)) {
            Rule rule = rule(each);
            if (rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
                throw each.wrong(
                        RULE, "another rule is called \"" + rule.name() + "\" already; each needs its own name");
            }
            rules.add(rule);
        }
        var expectations = new ArrayList<Expectation>();
        for (YamlMapping each : yaml.words(EXPECT)) {
            expectations.add(word(each, ExpectWords.WORDS, EXPECT));
        }
        if (yaml.keys().contains(FIRING)) {
            List<String> names = rules.stream().map(Rule::name).toList();
            expectations.add(FIRINGS.reading().read(yaml, FIRING).apply(names));
        }
        return new Scenario(yaml.required(NAME), yaml.required(SAYS), rules, expectations);
    }

    private static Rule rule(YamlMapping yaml) {
        yaml.allow(RULE_KEYS);
        Condition when =
                yaml.keys().contains(WHEN) ? Kinds.CONDITION.reading().read(yaml, WHEN) : Conditions.anything();
        List<YamlMapping> words = yaml.words(DO);
        if (words.size() != 1) {
            throw yaml.wrong(
                    DO,
                    words.isEmpty()
                            ? "do is missing; a rule does something, such as drop"
                            : "do says " + words.size() + " things; one is right, for another write another rule");
        }
        Fault fault = word(words.get(0), DoWords.WORDS, DO);
        return new Rule(yaml.required(RULE), when, fault);
    }

    private static <T> T word(YamlMapping yaml, List<Word<T>> words, String where) {
        String name = yaml.keys().get(0);
        Map<String, Word<T>> known = words.stream().collect(Collectors.toMap(Word::name, Function.identity()));
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> yaml.wrong(
                        name,
                        where + " does not know " + name + "; did you mean "
                                + Nearest.to(name, known.keySet(), 1).get(0) + "?"))
                .read(yaml);
    }
}
