// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What documents say about the life of a connection on Linux, in the order of the table. */
public final class StatementCatalogue {

    private static final String PREFIX = "DOC-";

    private static final List<String> HEADING = List.of(
            "id", "documents", "topic", "statement", "check", "expected", "knobs", "standing", "truth", "excuse");

    private final Map<String, Statement> statements;

    private StatementCatalogue(Map<String, Statement> statements) {
        this.statements = Collections.unmodifiableMap(statements);
    }

    /** The table that comes with the tester; read on first use, once. */
    public static StatementCatalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /**
     * Reads a table whose first line is the heading of the shipped one.
     *
     * @throws IllegalArgumentException naming the line or the id that is wrong
     */
    public static StatementCatalogue of(String csv) {
        List<List<String>> table = Csv.read(csv);
        if (table.isEmpty() || !table.get(0).equals(HEADING)) {
            throw new IllegalArgumentException(
                    "reading the statements: the heading is not " + String.join(",", HEADING));
        }
        var statements = new LinkedHashMap<String, Statement>();
        for (List<String> fields : table.subList(1, table.size())) {
            Statement statement = statement(fields);
            if (statements.put(statement.id(), statement) != null) {
                throw new IllegalArgumentException(
                        "reading the statements: " + statement.id() + " stands there twice; ids are never reused");
            }
        }
        return new StatementCatalogue(statements);
    }

    /** Whether an id is one of a statement, and not of a requirement. */
    public static boolean isStatement(String id) {
        return id.startsWith(PREFIX);
    }

    /**
     * The statement of that id.
     *
     * @throws IllegalArgumentException if there is none, naming the nearest ids
     */
    public Statement statement(String id) {
        Statement statement = statements.get(id);
        if (statement == null) {
            throw new IllegalArgumentException("looking up statement " + id + ": no document says that; did you mean "
                    + Nearest.sentence(Nearest.to(id, statements.keySet(), 3)) + "?");
        }
        return statement;
    }

    public List<Statement> all() {
        return List.copyOf(statements.values());
    }

    private static Statement statement(List<String> fields) {
        try {
            return new Statement(
                    id(fields.get(0)),
                    Stream.of(fields.get(1).split(";")).map(Integer::valueOf).toList(),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    Statement.Standing.valueOf(fields.get(7).toUpperCase(Locale.ROOT)),
                    fields.get(8),
                    fields.get(9));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reading the statements: " + fields.get(0) + ": " + e.getMessage(), e);
        }
    }

    private static String id(String text) {
        if (!text.matches(PREFIX + "\\d{3}")) {
            throw new IllegalArgumentException("no id of a statement; write " + PREFIX + "nnn");
        }
        return text;
    }

    private static final class Shipped {

        static final StatementCatalogue CATALOGUE = of(RuleCatalogue.resource("documents.csv"));
    }
}
