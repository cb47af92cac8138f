// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every requirement that a probe or a standing check may name, in the order of the table. */
public final class RuleCatalogue {

    private static final List<String> HEADING = List.of(
            "id",
            "rfc",
            "section",
            "level",
            "topic",
            "statement",
            "observable",
            "stimulus",
            "expected",
            "timing",
            "given",
            "excuse");

    private final Map<String, Rule> rules;

    private RuleCatalogue(Map<String, Rule> rules) {
        this.rules = Collections.unmodifiableMap(rules);
    }

    /** The catalogue that comes with the tester; read on first use, once. */
    public static RuleCatalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /**
     * Reads a table whose first line is the heading of the shipped one.
     *
     * @throws IllegalArgumentException naming the line or the id that is wrong
     */
    public static RuleCatalogue of(String csv) {
        List<List<String>> table = Csv.read(csv);
        if (table.isEmpty() || !table.get(0).equals(HEADING)) {
            throw new IllegalArgumentException(
                    "reading the requirements: the heading is not " + String.join(",", HEADING));
        }
        var rules = new LinkedHashMap<String, Rule>();
        for (List<String> fields : table.subList(1, table.size())) {
            Rule rule = rule(fields);
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException(
                        "reading the requirements: " + rule.id() + " stands there twice; ids are never reused");
            }
        }
        return new RuleCatalogue(rules);
    }

    /**
     * The rule of that id.
     *
     * @throws IllegalArgumentException if there is none, naming the nearest ids
     */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("looking up rule " + id + ": no such requirement; did you mean "
                    + Nearest.sentence(Nearest.to(id, rules.keySet(), 3)) + "?");
        }
        return rule;
    }

    public boolean contains(String id) {
        return rules.containsKey(id);
    }

    public List<Rule> all() {
        return List.copyOf(rules.values());
    }

    /** The rules whose ids match, such as {@code RFC9293-MUST-*}. */
    public List<Rule> matching(String glob) {
        var pattern = new Glob(glob);
        return rules.values().stream()
                .filter(rule -> pattern.matches(rule.id()))
                .toList();
    }

    private static Rule rule(List<String> fields) {
        try {
            String given = fields.get(10);
            return new Rule(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    Level.of(fields.get(3)),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7),
                    fields.get(8),
                    fields.get(9),
                    given.isEmpty() ? Optional.empty() : Optional.of(Given.valueOf(given)),
                    fields.get(11));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reading the requirements: " + fields.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream table = RuleCatalogue.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException("reading " + name + ": it is missing beside RuleCatalogue");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + ": " + e.getMessage(), e);
        }
    }

    private static final class Shipped {

        static final RuleCatalogue CATALOGUE = of(resource("requirements.csv"));
    }
}
