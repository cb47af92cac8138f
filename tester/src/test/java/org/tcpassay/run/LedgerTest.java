// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.trace.Trace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LedgerTest {

    private static final String WORDS = "\n    reason: because\n    reference: RFC 9293 §3.4\n";
    private static final Ledger LEDGER = Ledger.read(
            "test.yaml",
            "target: linux\nentries:\n"
                    + "  - probe: established.*" + WORDS
                    + "  - probe: established.a.b[v6]\n    reason: row\n    reference: here\n"
                    + "  - probe: time-wait.a.b\n    finding: \"ack 1\"\n    aka: [time-wait.old.b]" + WORDS
                    + "  - probe: closed.a.b\n    rule: RFC9293-MUST-2" + WORDS);

    @Test
    public void shouldTurnOutcomesIntoVerdicts() {
        assertEquals(LEDGER.verdictOf("listen.a.b", Outcome.CONFORMS), Verdict.EXPECTED);
        assertEquals(LEDGER.verdictOf("listen.a.b", Outcome.DEVIATES), Verdict.NEW);
        assertEquals(LEDGER.verdictOf("established.x.y", Outcome.DEVIATES), Verdict.KNOWN);
        assertEquals(LEDGER.verdictOf("established.x.y", Outcome.CONFORMS), Verdict.EXPECTED, "a glob");
        assertEquals(LEDGER.verdictOf("time-wait.a.b", Outcome.CONFORMS), Verdict.FIXED);
        assertEquals(LEDGER.verdictOf("established.x.y", Outcome.NOT_APPLICABLE), Verdict.EXPECTED);
        assertEquals(LEDGER.verdictOf("established.x.y", Outcome.INCONCLUSIVE), Verdict.OPEN);
        assertEquals(LEDGER.verdictOf("established.x.y", Outcome.ERROR), Verdict.OPEN);
    }

    @Test
    public void shouldLeaveOutWhatATargetWithoutTheStandardDoesNotDo() {
        Ledger ledger = Ledger.read(
                "x.yaml", "target: linux\nentries:\n  - probe: sack.a.b\n    given: [RFC2018, RFC7323]" + WORDS);
        assertEquals(
                ledger.under(Set.of(Given.RFC2018, Given.RFC7323)).verdictOf("sack.a.b", Outcome.CONFORMS),
                Verdict.FIXED);
        Ledger without = ledger.under(Set.of(Given.RFC7323));
        assertEquals(without.verdictOf("sack.a.b", Outcome.CONFORMS), Verdict.EXPECTED);
        assertEquals(without.verdictOf("sack.a.b", Outcome.DEVIATES), Verdict.NEW);
        assertEquals(
                Ledger.read("y.yaml", ledger.propose(List.of()))
                        .entryFor("sack.a.b")
                        .orElseThrow()
                        .given(),
                Set.of(Given.RFC2018, Given.RFC7323));
    }

    @Test
    public void shouldMatchARowBeforeAnyGlob() {
        assertEquals(LEDGER.entryFor("established.a.b[v6]").orElseThrow().reason(), "row");
        assertEquals(LEDGER.entryFor("established.a.b[v4]").orElseThrow().reason(), "because");
        assertEquals(LEDGER.entryFor("established.a.bv").orElseThrow().reason(), "because");
    }

    @Test
    public void shouldCoverBothVersionsOfIpUnlessOneIsNamed() {
        assertEquals(LEDGER.verdictOf("time-wait.a.b[v6]", Outcome.DEVIATES), Verdict.KNOWN);
        assertEquals(LEDGER.verdictOf("time-wait.a.b[x][v4]", Outcome.CONFORMS), Verdict.FIXED);
        assertEquals(LEDGER.entryFor("established.a.b[x][v6]").orElseThrow().reason(), "row");
        assertEquals(LEDGER.entryFor("established.a.b[x][v4]").orElseThrow().reason(), "because");
    }

    @Test
    public void shouldCoverAllRowsAndEarlierNames() {
        assertEquals(LEDGER.verdictOf("time-wait.a.b[x]", Outcome.DEVIATES), Verdict.KNOWN);
        assertEquals(LEDGER.verdictOf("time-wait.old.b", Outcome.DEVIATES), Verdict.KNOWN);
    }

    @Test
    public void shouldExplainWhatFuzzingFinds() {
        Ledger ledger = Ledger.read(
                "test.yaml",
                "target: linux\nentries:\n"
                        + "  - fuzz: \"*.rst-*.ack.nothing\"" + WORDS
                        + "  - fuzz: listen.*\n    finding: \"> S\"" + WORDS);

        assertEquals(
                ledger.reasonForFuzz("closing.rst-cg-inwin.ack.nothing", Set.of(), "nothing")
                        .map(FuzzReason::words)
                        .orElse(""),
                "because (RFC 9293 §3.4)");
        assertTrue(ledger.reasonForFuzz("closing.syn-cg.ack.nothing", Set.of(), "nothing")
                .isEmpty());
        assertTrue(ledger.reasonForFuzz("listen.listen-ack.rst.syn", Set.of(), "> S 0:0(0)")
                .isPresent());
        assertTrue(ledger.reasonForFuzz("listen.listen-ack.rst.nothing", Set.of(), "nothing")
                .isEmpty());
        assertTrue(ledger.propose(List.of()).contains("fuzz: \"listen.*\""));
        assertEquals(
                Ledger.read("again.yaml", ledger.propose(List.of())).propose(List.of()), ledger.propose(List.of()));
    }

    @Test
    public void shouldExplainByWhatWasAskedEarlier() {
        Ledger ledger = Ledger.read(
                "test.yaml",
                "target: linux\nentries:\n"
                        + "  - fuzz: listen.*" + WORDS
                        + "  - fuzz: \"*\"\n    after: unstamped" + WORDS);

        assertFalse(ledger.reasonForFuzz("listen.x.ack.rst", Set.of("unstamped"), "rst")
                .orElseThrow()
                .hangsOnEarlier());
        assertTrue(ledger.reasonForFuzz("closing.x.ack.rst", Set.of("unstamped", "left"), "rst")
                .orElseThrow()
                .hangsOnEarlier());
        assertTrue(
                ledger.reasonForFuzz("closing.x.ack.rst", Set.of("left"), "rst").isEmpty());
        assertEquals(
                Ledger.read("again.yaml", ledger.propose(List.of())).propose(List.of()), ledger.propose(List.of()));
    }

    @Test
    public void shouldNotMaskAnotherFinding() {
        ProbeInfo probe = probe("time-wait.a.b");
        assertEquals(verdict(probe, "RFC9293-MUST-10", "> .  seq 1  ack 1"), Verdict.KNOWN);
        assertEquals(verdict(probe, "RFC9293-MUST-10", "> R  seq 1"), Verdict.NEW);
    }

    @Test
    public void shouldNotMaskAStandingCheckUnlessItsRuleIsNamed() {
        assertEquals(verdict(probe("time-wait.a.b"), "RFC9293-MUST-2", "ack 1"), Verdict.NEW);
        assertEquals(verdict(probe("closed.a.b"), "RFC9293-MUST-2", "x"), Verdict.KNOWN);
        assertEquals(verdict(probe("closed.a.b"), "RFC9293-MUST-10", "x"), Verdict.NEW);
    }

    @Test
    public void shouldNameEntriesWithoutProbe() {
        assertEquals(LEDGER.orphans(List.of("established.a.b[v6]", "time-wait.a.b[x]")), List.of("closed.a.b"));
    }

    @DataProvider
    Object[][] broken() {
        return new Object[][] {
            {"", "reading ledger x.yaml: the file is empty"},
            {"target: [", "reading ledger x.yaml, line 1: not YAML"},
            {"target: a\nentries:\n  - probe: a.b.c\n    reason: r\n", "line 3: reference is missing"},
            {"target: a\nentries:\n  - probe: a.b.c\n    reason:\n    reference: r\n", "line 4: reason is missing"},
            {"target: a\nentrys: []\n", "line 2: unknown key entrys; did you mean entries?"},
            {"target: a\nentries:\n  - probe: a.b\n    outcome: conforms" + WORDS, "line 4: outcome conforms"},
            {"target: a\nentries:\n  - probe: a.b\n    rule: RFC1" + WORDS, "line 4: no requirement RFC1"},
            {"target: a\nentries:\n  - probe: a.b" + WORDS + "  - probe: a.b" + WORDS, "line 6: a.b stands there twice"
            },
            {"target: a\nentries:\n  - probe: a.b\n    given: [RFC0]" + WORDS, "line 4: no rule presumes one of [RFC0]"
            },
            {"target: a\ntarget: b\n", "line 2: key target stands there twice"},
            {"entries: []\n", "target is missing"},
            {"target: a\nentries:\n  - just text\n", "line 3: no mapping"},
            {"target: a\nentries: text\n", "line 2: entries is no list"},
            {
                "target: a\nentries:\n  - probe: a.b\n    reason: r\n    reference: https://example.org/\n",
                "line 5: a URL"
            },
        };
    }

    @Test(dataProvider = "broken")
    public void shouldComplainInOneSentenceWithTheLine(String text, String complaint) {
        String message = expectThrows(LedgerException.class, () -> Ledger.read("x.yaml", text))
                .getMessage();
        assertTrue(message.contains(complaint), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    public void shouldNameAFileThatIsNotThere() {
        String message = expectThrows(LedgerException.class, () -> Ledger.read(Path.of("no-such-ledger.yaml")))
                .getMessage();
        assertTrue(message.startsWith("reading ledger no-such-ledger.yaml: cannot be read (NoSuchFile"), message);
    }

    @Test
    public void shouldProposeALedgerThatExpectsTheseResults() {
        List<ProbeResult> results = List.of(
                result("established.x.y", Outcome.CONFORMS, Optional.empty()),
                result("time-wait.a.b", Outcome.CONFORMS, Optional.empty()),
                result("closed.a.b", Outcome.DEVIATES, Optional.of(finding("RFC9293-MUST-2", "x"))),
                result("listen.a.b[\"v6\"]", Outcome.DEVIATES, Optional.of(finding("RFC9293-MUST-10", "a: \\ \"b\""))),
                result("listen.c.d", Outcome.DEVIATES, Optional.of(finding("RFC9293-MUST-65", "mss"))));

        Ledger proposed = Ledger.read("proposed.yaml", LEDGER.propose(results));

        assertEquals(proposed.target(), "linux");
        for (ProbeResult result : results) {
            Verdict verdict = proposed.verdictOf(result.probe(), result.outcome(), result.finding());
            assertTrue(
                    verdict == Verdict.EXPECTED || verdict == Verdict.KNOWN,
                    result.probe().id() + " " + verdict);
        }
        assertEquals(proposed.entryFor("listen.c.d").orElseThrow().rule(), Optional.of("RFC9293-MUST-65"));
        assertEquals(proposed.entryFor("listen.a.b[\"v6\"]").orElseThrow().rule(), Optional.empty());
        assertTrue(proposed.entryFor("established.a.b[v6]").isPresent(), "what did not run stays");
    }

    private static Verdict verdict(ProbeInfo probe, String rule, String got) {
        return LEDGER.verdictOf(probe, Outcome.DEVIATES, Optional.of(finding(rule, got)));
    }

    private static Finding finding(String rule, String got) {
        return new Finding(Optional.of(RuleCatalogue.shipped().rule(rule)), "because", "expected", got, List.of());
    }

    private static ProbeInfo probe(String id) {
        return new ProbeInfo(
                id,
                id,
                List.of(RuleCatalogue.shipped().rule("RFC9293-MUST-10")),
                Optional.empty(),
                Tier.FAST,
                Set.of(),
                Map.of());
    }

    private static ProbeResult result(String id, Outcome outcome, Optional<Finding> finding) {
        return new ProbeResult(
                probe(id),
                outcome,
                Verdict.EXPECTED,
                Duration.ZERO,
                "",
                finding,
                List.of(),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Trace(0, "virtual", List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
