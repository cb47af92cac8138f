// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class ConsoleTest {

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Console console = new Console(System.out, Ink.PLAIN, "");

    @BeforeMethod
    void freshConsole() {
        bytes = new ByteArrayOutputStream();
        console = console(Ink.PLAIN);
    }

    @Test
    public void shouldPrintTheFirstResultAtOnce() {
        console.started(infos(Samples.report()), 1);
        console.finished(Samples.conforming());

        assertTrue(text().contains("  ok           ack.reset-seq-is-ack"), text());
    }

    @Test
    public void shouldPrintTheSameTreeInWhateverOrderResultsArrive() {
        run(Samples.report(), Samples.report().results());
        String ordered = text();
        freshConsole();
        List<ProbeResult> backwards = new ArrayList<>(Samples.report().results());
        Collections.reverse(backwards);
        run(Samples.report(), backwards);

        assertEquals(text(), ordered);
    }

    @Test
    public void shouldNotLetASlowProbeHoldOthersBack() {
        console.started(infos(Samples.report(List.of(Samples.slow(), Samples.conforming()))), 1);
        console.finished(Samples.conforming());

        assertTrue(text().contains("ack.reset-seq-is-ack"), text());
    }

    @Test
    public void shouldPrintNoControlCharactersIntoAPipe() {
        run(Samples.report(), Samples.report().results());

        assertTrue(text().chars().noneMatch(c -> c < ' ' && c != '\n'), text());
    }

    @Test
    public void shouldWriteOverOneLineOnATerminal() {
        console = console(new Ink(true, true));
        console.started(infos(Samples.report()), 1);
        console.finished(Samples.slow());

        assertTrue(text().contains("\r\u001b[K"), text());
        assertTrue(text().contains("1 of 14"), text());
    }

    @Test
    public void shouldCountByOutcomeVerdictAndLevel() {
        run(Samples.report(), Samples.report().results());

        assertTrue(
                text().contains("  outcomes    5 conform, 6 deviate, 1 not applicable, 1 inconclusive, 1 error"),
                text());
        assertTrue(text().contains("  verdicts    5 expected, 1 known, 5 new, 1 fixed, 2 open"), text());
        assertTrue(text().contains("  RULE        1 of 3 conform, 1 known, 1 new"), text());
        assertTrue(text().endsWith("  verdict     1 tester error, 5 new deviations, 1 inconclusive\n"), text());
    }

    @Test
    public void shouldTellKnownDeviationsWithTheLedgersReason() {
        run(Samples.report(), Samples.report().results());

        assertTrue(text().contains("  closed.fin-urg.reset\n      drops FIN+URG without SYN"), text());
    }

    @Test
    public void shouldTellARepeatedProbeOnceAndThenOnlyChanges() {
        ProbeResult changed = Draft.of(
                        "closed.ack.reset-seq-is-ack",
                        "",
                        Samples.conforming().probe().rules().get(0))
                .ended(
                        Outcome.INCONCLUSIVE,
                        Verdict.OPEN,
                        "late",
                        Samples.conforming().trace());
        RunReport report = Samples.report(List.of(Samples.conforming(), Samples.conforming(), changed));
        console.started(List.of(Samples.conforming().probe()), 3);
        report.results().forEach(console::finished);
        console.ended(report);

        assertEquals(text().split("  ok  ", -1).length, 2, text());
        assertTrue(text().contains("changed   closed.ack.reset-seq-is-ack   first conforms, now inconclusive"), text());
        assertTrue(text().contains("3 executions of 1 probe in 2.14 s, 1 a second"), text());
        assertTrue(text().contains("closed.ack.reset-seq-is-ack   2 conforms, 1 inconclusive"), text());
        assertFalse(text().contains("every outcome the same"), text());
    }

    private void run(RunReport report, List<ProbeResult> order) {
        console.started(infos(report), 1);
        order.forEach(console::finished);
        console.ended(report);
    }

    private static List<ProbeInfo> infos(RunReport report) {
        return report.results().stream().map(ProbeResult::probe).toList();
    }

    private Console console(Ink ink) {
        return new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), ink, "linux");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
