// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tcpassay.run.Ledger;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A known deviation says which clause is broken and, where the source is open, by which function. */
public class LedgerReferencesTest {

    private static final Path FOLDER = Path.of("src/main/resources/org/tcpassay/suites/ledgers");

    private static final String CLAUSE = "RFC \\d{3,5} §\\d+(\\.\\d+)*\\b.*";
    private static final Pattern WITH_CLAUSE = Pattern.compile(CLAUSE);
    private static final Pattern WITH_FUNCTION =
            Pattern.compile(CLAUSE + "; Linux [a-z0-9_]+(/[a-z0-9_-]+)+\\.[ch]:[a-z_][a-z0-9_]*\\(\\).*");

    @DataProvider
    Object[][] linux() {
        return rows(references(FOLDER.resolve("linux.yaml")));
    }

    @DataProvider
    Object[][] all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return rows(files.flatMap(file -> references(file).stream()).toList());
        }
    }

    @DataProvider
    Object[][] wanting() {
        return new Object[][] {
            {""},
            {"Linux net/ipv4/tcp_input.c:tcp_sequence()"},
            {"RFC 9293; Linux net/ipv4/tcp_input.c:tcp_sequence()"},
            {"RFC 9293 MUST-23; Linux net/ipv4/tcp_timer.c:tcp_write_timeout()"},
            {"RFC 9293 §3.10.7.4, first check"},
            {"RFC 9293 §3.10.7.4, first check; Linux tcp_sequence()"},
            {"RFC 9293 §3.10.7.4, first check; Linux net/ipv4/tcp_input.c tcp_sequence"},
            {"RFC 9293 §3.10.7.4, first check; Linux net/ipv4/tcp_input.c:tcp_sequence"},
        };
    }

    @Test(dataProvider = "all")
    public void shouldNameTheClause(String reference) {
        assertTrue(WITH_CLAUSE.matcher(reference).matches(), "not \"RFC 9293 §3.4, ...\": " + reference);
    }

    @Test(dataProvider = "linux")
    public void shouldNameTheFunctionOfTheKernel(String reference) {
        assertTrue(
                WITH_FUNCTION.matcher(reference).matches(),
                "not \"RFC 9293 §3.4, ...; Linux net/ipv4/tcp_input.c:tcp_sequence(), ...\": " + reference);
    }

    @Test(dataProvider = "wanting")
    public void shouldTakeNothingLess(String reference) {
        assertFalse(WITH_FUNCTION.matcher(reference).matches(), reference);
    }

    /** Those of all its entries, of probes and of fuzzing, as a proposal without results prints them. */
    private static List<String> references(Path ledger) {
        String key = "    reference: \"";
        return Ledger.read(ledger)
                .propose(List.of())
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length(), line.length() - 1))
                .toList();
    }

    private static Object[][] rows(List<String> values) {
        return values.stream().map(value -> new Object[] {value}).toArray(Object[][]::new);
    }
}
