// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.tcpassay.model.Settings;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.referee.fuzz.Generator;
import org.tcpassay.referee.fuzz.ProbeSource;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.run.Ledger;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.testng.annotations.Test;

public class FuzzRunTest {

    private static final long SEED = 1;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SOME = 1_000; // sequences
    private static final Ledger NONE = Ledger.empty("test");

    @Test
    public void shouldFindNothingInTheReference() {
        FuzzPlan plan = new FuzzPlan(ReferenceTarget.of(Settings.ordinary()), SEED, LONG, 1, NONE, false);
        for (long number = 0; number < SOME; number++) {
            SequenceFile file = FuzzRun.file(new Generator(SEED), SEED, number);

            var outcome = FuzzRun.replay(plan, file);

            assertTrue(
                    outcome.category().isEmpty(),
                    file.text(List.of()) + outcome.category() + " " + outcome.expected() + " " + outcome.got());
        }
    }

    @Test
    public void shouldShrinkAMistakeToTheShortest() throws InterruptedException {
        Find find = first("rst-exact-challenged");

        assertEquals(find.standing(), Find.Standing.NEW);
        List<String> actions = find.file().sequence().actions().stream()
                .map(SequenceFile::words)
                .toList();
        assertEquals(find.category().id(), "fin-wait-1.rst-f1-exact.nothing.ack");
        assertEquals(actions, List.of("shutdown", "R"));
    }

    @Test
    public void shouldExplainWhatTheLedgerKnows() throws InterruptedException {
        Ledger ledger = Ledger.read(
                "test.yaml",
                "target: mutant\nentries:\n  - fuzz: \"*\"\n    reason: a mutant\n    reference: RFC 9293 3.4\n");
        var plan = new FuzzPlan(mutant("rst-exact-challenged"), SEED, Duration.ofMillis(1_500), 1, ledger, false);

        FuzzReport report = FuzzRun.run(plan, sequences -> {});

        assertTrue(report.of(Find.Standing.NEW).isEmpty());
        assertFalse(report.of(Find.Standing.KNOWN).isEmpty());
        assertEquals(report.of(Find.Standing.KNOWN).get(0).reason().orElse(""), "a mutant (RFC 9293 3.4)");
    }

    @Test
    public void shouldNotExplainByWhatASequenceDoesNotNeed() throws InterruptedException {
        Ledger ledger = Ledger.read("test.yaml", """
                target: mutant
                entries:
                  - fuzz: "*"
                    after: left
                    reason: something old
                    reference: RFC 9293 3.4
                """);
        var plan = new FuzzPlan(mutant("rst-exact-challenged"), SEED, Duration.ofMillis(1_500), 1, ledger, false);

        FuzzReport report = FuzzRun.run(plan, sequences -> {});

        assertTrue(report.of(Find.Standing.NEW).stream()
                .anyMatch(find -> find.category().id().equals("fin-wait-1.rst-f1-exact.nothing.ack")));
    }

    @Test
    public void shouldTellWhatItFindsAsProbesThatCompile() throws InterruptedException {
        Find find = first("rst-exact-challenged");
        assertTrue(RuleCatalogue.shipped().contains(find.category().requirement()));
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(source(0, find, find.file(), find.expected(), find.got()));
        List<String> gots =
                List.of("nothing", "state CLOSED", "the user receives \"a\"", "nothing for the user", "> R 1:1(0)");
        List<String> expected = List.of(
                "> F. 1:2(1) ack 1  in CLOSING",
                "nothing that must be sent  in LISTEN",
                "> R -77777777:1(0)  in CLOSED");
        for (int number = 1; number <= 40; number++) { // every kind of action and end
            var file = new SequenceFile(SEED, new Generator(SEED).sequence(number));
            sources.add(source(number, find, file, expected.subList(0, number % 3 + 1), gots.get(number % 5)));
        }

        assertEquals(complaints(sources), List.of());
    }

    private static Find first(String mutant) throws InterruptedException {
        return FuzzRun.run(new FuzzPlan(mutant(mutant), SEED, LONG, 1, NONE, true), sequences -> {})
                .of(Find.Standing.NEW)
                .get(0);
    }

    private static Target mutant(String name) {
        return Mutants.all().stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow()
                .target();
    }

    private static JavaFileObject source(int number, Find find, SequenceFile file, List<String> expected, String got) {
        String text = ProbeSource.of(number, find.category(), file.sequence(), expected, got);
        URI name = URI.create(String.format(Locale.ROOT, "string:///org/tcpassay/probes/fuzz/Fuzz%03d.java", number));
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Of the compiler, which writes nothing. */
    private static List<String> complaints(List<JavaFileObject> sources) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-implicit:none", "-Xlint:none");
        var task = ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, sources);
        var javac = (com.sun.source.util.JavacTask) task;
        try {
            javac.analyze();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getSource() + " " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
