// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The command that puts stacks side by side. */
public class CompareTest {

    private static final String MUTANT = "mutant:rst-anywhere-in-window";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path folder;

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("compare-test");
    }

    @AfterMethod
    public void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @DataProvider
    public Object[][] misuses() {
        return new Object[][] {
            {"compare", "only linux; name two or more, such as --target linux,reference"},
            {"compare --target reference", "only reference; name two or more"},
            {"compare --target reference,reference", "reference twice; name each once"},
            {"compare --target reference,nosuch", "no target is called nosuch"},
            {"compare no.such.probe --target reference,linux", "no probe matches no.such.probe"},
            {"compare --target reference,linux --jobs 0", "--jobs: 0 side by side; 1 or more"},
            {
                "compare --target reference,unix:/nosuch.sock --out {folder}",
                "target unix:/nosuch.sock: connecting to /nosuch.sock: no such file or directory"
            },
        };
    }

    @Test(dataProvider = "misuses")
    public void shouldRefuseInOneSentenceBeforeAnythingRuns(String words, String part) {
        assertEquals(run(words.replace("{folder}", folder.toString()).split(" ")), 64);

        String complaint = err.toString(StandardCharsets.UTF_8);
        assertEquals(complaint.lines().count(), 1, complaint);
        assertTrue(complaint.contains(part), complaint);
        assertEquals(out.toString(StandardCharsets.UTF_8), "");
    }

    @Test
    public void shouldOnlySayWhatWouldRun() {
        assertEquals(run("compare", "listen", "--target", "reference," + MUTANT, "--dry-run"), 0);

        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith("listen."), said);
        assertTrue(said.contains(" probes against reference: ") && said.contains(" probes against " + MUTANT), said);
    }

    /** The mistake shows in one state and not in another; that the two differ is told, and only the mistake counts. */
    @Test
    public void shouldEndAsTheWorstOfAllRuns() throws IOException {
        assertEquals(compare("established.rst-in-window"), 1);
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("established.rst-in-window.challenge-ack[inside]"), said);
        assertTrue(said.contains("DEVIATES"), said);
        for (String file : new String[] {
            "compare.html", "compare.json", "reference/result.json", "mutant-rst-anywhere-in-window/report.html"
        }) {
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        }

        assertEquals(compare("listen"), 0);
        assertTrue(Files.readString(folder.resolve("compare.json")).contains("\"differ\" : 0"));
    }

    private int compare(String probes) {
        return run("compare", probes, "--target", "reference," + MUTANT, "--out", folder.toString());
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }
}
