// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Tcb;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.Tier;
import org.tcpassay.wire.Segment;
import org.testng.annotations.Test;

public class MutationRunTest {

    private static final String MINE = "RFC5961-3.2-3";
    private static final String OTHER = "RFC5961-3.2-2";
    private static final String CHECK = "RFC9293-MUST-2";

    @Test
    public void shouldCountADeviationInWhatTheMutantBreaks() {
        Deviation kill = MutationRun.kill(mutant(MINE), own(MINE)).orElseThrow();

        assertEquals(kill.rule(), MINE);
        assertEquals(kill.because(), "because of " + MINE);
    }

    @Test
    public void shouldCountItUnderTheRuleThatBothName() {
        assertEquals(
                MutationRun.kill(mutant("RFC5961-*-2"), own(MINE, OTHER)).map(Deviation::rule), Optional.of(OTHER));
    }

    @Test
    public void shouldNotCountADeviationElsewhere() {
        assertTrue(MutationRun.kill(mutant(OTHER), own(MINE)).isEmpty());
    }

    @Test
    public void shouldNotCountAStandingCheckOfAnotherRule() {
        assertTrue(MutationRun.kill(mutant(MINE), standing(CHECK, MINE)).isEmpty(), "the probe itself conforms");
        assertTrue(
                MutationRun.kill(mutant(CHECK), standing(CHECK, MINE)).isEmpty(), "the probe does not ask about that");
        assertTrue(MutationRun.kill(mutant(MINE, CHECK), standing(CHECK, MINE)).isEmpty(), "nor here");
    }

    @Test
    public void shouldCountAStandingCheckOfARuleThatTheProbeNames() {
        assertEquals(
                MutationRun.kill(mutant(CHECK), standing(CHECK, MINE, CHECK)).map(Deviation::rule), Optional.of(CHECK));
    }

    @Test
    public void shouldGiveTheSameMatrixHoweverManyWorkAtIt() throws InterruptedException {
        List<Mutant> mutants = List.of(credulous(MINE), credulous(OTHER));
        List<MutantResult> told = new ArrayList<>();
        KillMatrix alone = new MutationRun(probes(), 1, 1).of(mutants, told::add);
        KillMatrix together = new MutationRun(probes(), 1, 4).of(mutants, row -> {});

        assertEquals(told, alone.rows());
        assertEquals(together.rows(), alone.rows());
        assertEquals(alone.executions(), 6, "two mutants and the reference");
    }

    @Test
    public void shouldTellSurvivorsAndToothlessProbes() throws InterruptedException {
        KillMatrix matrix = new MutationRun(probes(), 1, 1).of(List.of(credulous(MINE), credulous(OTHER)), row -> {});

        assertEquals(names(matrix.survivors()), List.of("takes " + OTHER));
        assertEquals(matrix.toothless().stream().map(ProbeInfo::id).toList(), List.of("established.rst.gone[v4]"));
        assertEquals(matrix.sideEffects(), 1);
        assertEquals(matrix.kills(), 1);
        assertFalse(matrix.hasErrors());
    }

    @Test
    public void shouldAskALongProbeOnlyOfMutantsThatBreakItsRules() throws InterruptedException {
        List<CatalogueEntry> one = probes("established.many-rst.challenged[v4]");
        KillMatrix broken = new MutationRun(one, 1, 1).of(List.of(credulous(MINE)), row -> {});
        KillMatrix other = new MutationRun(one, 1, 1).of(List.of(credulous(OTHER)), row -> {});

        assertEquals(broken.kills(), 1);
        assertEquals(broken.executions(), 2);
        assertEquals(other.sideEffects(), 0);
        assertEquals(other.executions(), 1, "the reference alone");
    }

    private static List<String> names(List<MutantResult> rows) {
        return rows.stream().map(row -> row.mutant().name()).toList();
    }

    private static List<CatalogueEntry> probes() {
        return probes("established.rst.gone[v4]", "established.rst.challenged[v4]");
    }

    private static List<CatalogueEntry> probes(String... ids) {
        Catalogue catalogue = Catalogue.under("org.tcpassay.run.kills", MutationRunTest.class.getClassLoader());
        return Stream.of(ids).map(catalogue::entry).toList();
    }

    /** Takes any reset for an exact one, and says that it breaks {@code rule}. */
    private static Mutant credulous(String rule) {
        return new Mutant(
                "takes " + rule,
                Set.of(rule),
                "Takes any reset.",
                Settings.ordinary(),
                settings -> new Rfc9293(settings) {
                    @Override
                    protected boolean isExactReset(Tcb tcb, Segment segment) {
                        return true;
                    }
                },
                UnaryOperator.identity(),
                Optional.empty());
    }

    private static Mutant mutant(String... rules) {
        return new Mutant(
                "any",
                Set.of(rules),
                "Errs.",
                Settings.ordinary(),
                Rfc9293::new,
                UnaryOperator.identity(),
                Optional.empty());
    }

    /** A probe of these rules deviates in its own expectation. */
    private static Answer own(String... rules) {
        ProbeInfo probe = probe(rules);
        Finding finding = finding(rules[0]);
        return new Answer(
                probe, Outcome.DEVIATES, finding.because(), Optional.of(finding), List.of(), 0, Duration.ZERO);
    }

    /** A probe of these rules conforms, but a standing check does not hold. */
    private static Answer standing(String check, String... rules) {
        Finding finding = finding(check);
        return new Answer(
                probe(rules),
                Outcome.DEVIATES,
                finding.because(),
                Optional.of(finding),
                List.of(finding),
                0,
                Duration.ZERO);
    }

    private static Finding finding(String rule) {
        return new Finding(
                Optional.of(RuleCatalogue.shipped().rule(rule)), "because of " + rule, "this", "that", List.of());
    }

    private static ProbeInfo probe(String... rules) {
        List<Rule> named = Stream.of(rules).map(RuleCatalogue.shipped()::rule).toList();
        return new ProbeInfo("a.b.c", "A claim", named, Optional.empty(), Tier.FAST, Set.of(), Map.of());
    }
}
