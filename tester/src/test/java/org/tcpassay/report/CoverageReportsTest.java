// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.Coverage;
import org.tcpassay.run.coverage.CoverageRecord;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import org.xml.sax.InputSource;

public final class CoverageReportsTest {

    private static final Rule PROBED = rule("RFC1-A", "wire", "");
    private static final Rule OPEN = rule("RFC1-B", "wire+app", "");
    private static final Rule EXCUSED = rule("RFC2-A", "wire", "takes two hosts, and a year");
    private static final Rule APP_ONLY = rule("RFC2-B", "app-only", "");
    private static final List<ProbeInfo> PROBES =
            List.of(probe("listen.syn.answered[v4]"), probe("listen.syn.answered[v6]"), probe("listen.ack.reset"));
    private static final Coverage COVERAGE = Coverage.of(List.of(PROBED, OPEN, EXCUSED, APP_ONLY), PROBES, List.of());
    private static final Answers ANSWERS = new Answers(
            "linux",
            Map.of(
                    "listen.syn.answered[v4]", new Answers.Judgement(Outcome.CONFORMS, Verdict.EXPECTED),
                    "listen.syn.answered[v6]", new Answers.Judgement(Outcome.DEVIATES, Verdict.KNOWN)));

    private static CoverageReport report(Coverage coverage, List<CoverageRecord.Loss> lost) {
        return new CoverageReport(
                "0.1.0", coverage, List.of(ANSWERS), lost, Instant.EPOCH, List.of("coverage"), Path.of("out"));
    }

    @Test
    public void shouldTellHowEachRequirementFares() {
        assertEquals(
                COVERAGE.rules().stream().map(CoveredRule::status).toList(),
                List.of(
                        CoveredRule.Status.PROBED,
                        CoveredRule.Status.OPEN,
                        CoveredRule.Status.EXCUSED,
                        CoveredRule.Status.OFF_THE_WIRE));
        assertFalse(report(COVERAGE, List.of()).isFlawless());
    }

    @Test
    public void shouldFoldRowsAndVersions() {
        String text = console(report(COVERAGE, List.of()));

        assertTrue(text.contains("known         listen.syn.answered[2] listen.ack.reset"), text);
        assertTrue(text.contains("takes two hosts, and a year"), text);
        assertTrue(text.contains("1 requirement without probe or excuse"), text);
    }

    @Test
    public void shouldFailWhenTooMuchIsExcused() {
        assertTrue(COVERAGE.isExcusedTooOften(), "one of four");
        assertFalse(report(Coverage.of(List.of(PROBED, EXCUSED), PROBES, List.of()), List.of())
                .isFlawless());
        assertTrue(report(Coverage.of(List.of(PROBED), PROBES, List.of()), List.of())
                .isFlawless());
    }

    @Test
    public void shouldMissWhatIsLost() {
        CoverageRecord then = CoverageRecord.of(COVERAGE);
        assertEquals(CoverageRecord.read(then.text()), then);
        assertEquals(then.lostBy(COVERAGE), List.of());

        Coverage now = Coverage.of(List.of(PROBED), List.of(), List.of());

        List<CoverageRecord.Loss> lost = then.lostBy(now);
        assertEquals(
                lost, List.of(new CoverageRecord.Loss("RFC1-A", List.of("listen.ack.reset", "listen.syn.answered"))));
        assertTrue(console(report(now, lost)).contains("was checked by listen.ack.reset listen.syn.answered"));
        assertEquals(CoverageRecord.of(now).missing(COVERAGE), List.of("RFC1-A"));
    }

    @DataProvider
    Object[][] broken() {
        return new Object[][] {
            {""}, {"rule,probe\n"}, {"requirement,probes\nRFC1-A\n"}, {"requirement,probes\nRFC1-A,\n"}
        };
    }

    @Test(dataProvider = "broken")
    public void shouldRefuseWhatIsNoRecord(String text) {
        assertThrows(IllegalArgumentException.class, () -> CoverageRecord.read(text));
    }

    @Test
    public void shouldQuoteInTheTableWhatHasCommas() {
        String csv = CoverageCsv.of(report(COVERAGE, List.of()));

        assertTrue(csv.contains("RFC2-A,RFC2,1,MUST,wire,excused,,\"takes two hosts, and a year\",-\n"), csv);
        assertTrue(csv.contains("RFC1-A,RFC1,1,MUST,wire,probed,listen.syn.answered listen.ack.reset,,known\n"), csv);
    }

    @Test
    public void shouldBeAWellFormedPageWhereEveryLinkLeadsSomewhere() throws Exception {
        String page = CoverageHtml.of(report(COVERAGE, List.of()));

        String markup = page.replaceFirst("<!doctype html>", "").replaceAll("(?s)<(script|style)>.*?</\\1>", "");
        DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
        assertTrue(page.contains("href=\"#RFC1-B\"") && page.contains("id=\"RFC1-B\""));
    }

    @Test
    public void shouldWriteTheCountsBetweenTheirMarks() {
        String before =
                "# us\n<!-- coverage: written by ./tcpassay coverage --write -->\nold\n<!-- end of coverage -->\nmore\n";

        String after = CoverageFigure.into(before, COVERAGE);

        assertTrue(after.contains("| MUST | 4 | 1 | 1 | 1 | 1 |"), after);
        assertFalse(after.contains("old"));
        assertTrue(after.startsWith("# us\n") && after.endsWith("<!-- end of coverage -->\nmore\n"));
        assertEquals(CoverageFigure.into(after, COVERAGE), after);
        assertThrows(IllegalArgumentException.class, () -> CoverageFigure.into("# us\n", COVERAGE));
    }

    @Test
    public void shouldReadWhatARunWrote() {
        Answers read = ResultFile.read("""
                {"tool": "tcpassay", "target": "linux", "summary": {"probes": 1}, "probes": [
                {"id": "listen.syn.answered[v6]", "rules": ["RFC1-A"], "outcome": "DEVIATES", "verdict": "known"}]}
                """);

        assertEquals(read.target(), "linux");
        assertEquals(read.word(COVERAGE.rules().get(0)), "known");
        assertThrows(IllegalArgumentException.class, () -> ResultFile.read("[]"));
        assertThrows(IllegalArgumentException.class, () -> ResultFile.read("{\"target\": \"linux\"}"));
        assertThrows(IllegalArgumentException.class, () -> ResultFile.read("no JSON"));
    }

    private static String console(CoverageReport report) {
        var bytes = new ByteArrayOutputStream();
        CoverageConsole.print(new PrintStream(bytes, false, StandardCharsets.UTF_8), Ink.PLAIN, report);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Rule rule(String id, String observable, String excuse) {
        return new Rule(
                id,
                id.substring(0, 4),
                "1",
                Level.MUST,
                "topic",
                "It is so.",
                observable,
                "",
                "",
                "fast",
                Optional.empty(),
                excuse);
    }

    private static ProbeInfo probe(String id) {
        return new ProbeInfo(id, "A claim", List.of(PROBED), Optional.empty(), Tier.FAST, Set.of(), Map.of());
    }
}
