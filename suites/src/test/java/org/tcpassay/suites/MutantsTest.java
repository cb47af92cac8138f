// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.MutantResult;
import org.tcpassay.run.kills.MutationRun;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** A probe that has never failed proves nothing: every one must notice a mutant, and every mutant be noticed. */
@Test(groups = "virtual") // asks neither a kernel nor a network: the same for every user
public class MutantsTest {

    private static final long SEED = 0x5eed;
    private static final int LEAST = 150;

    private KillMatrix matrix = new KillMatrix(SEED, List.of(), List.of(), 0, Duration.ZERO);

    @BeforeClass
    public void askAllProbesOfAllMutants() throws InterruptedException {
        Catalogue catalogue = Shelf.catalogue();
        List<CatalogueEntry> probes = catalogue.probes().stream()
                .map(probe -> catalogue.entry(probe.id()))
                .toList();
        int jobs = Runtime.getRuntime().availableProcessors();
        matrix = new MutationRun(probes, SEED, jobs).of(Mutants.all(), row -> {});
    }

    @Test
    public void shouldHaveManyMutants() {
        assertTrue(Mutants.all().size() >= LEAST, Mutants.all().size() + " mutants; " + LEAST + " are promised");
    }

    @Test
    public void shouldNameEachMutantOnce() {
        Set<String> seen = new HashSet<>();
        none(
                "names that two mutants bear",
                Mutants.all().stream().map(Mutant::name).filter(name -> !seen.add(name)));
        none(
                "names that are not lower case with hyphens",
                Mutants.all().stream().map(Mutant::name).filter(name -> !name.matches("[a-z0-9]+(-[a-z0-9]+)*")));
    }

    @Test
    public void shouldSayOfEachMutantWhatItDoesInASentence() {
        none(
                "mutants without a sentence that ends in a full stop",
                Mutants.all().stream()
                        .filter(one -> !one.mistake().matches("(?s)[A-Z].*[^.]\\."))
                        .map(one -> one.name() + ": " + one.mistake()));
    }

    @Test
    public void shouldBreakRulesThatThereAre() {
        List<String> unknown = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            mutant.rules().stream()
                    .filter(glob -> RuleCatalogue.shipped().matching(glob).isEmpty())
                    .forEach(glob -> unknown.add(mutant.name() + " breaks " + glob));
        }
        none("rules of mutants that the catalogue does not have", unknown.stream());
        none(
                "mutants that break nothing",
                Mutants.all().stream().filter(one -> one.rules().isEmpty()).map(Mutant::name));
    }

    @Test
    public void shouldKillEachMutantThatAwaitsNothing() {
        none("mutants that survive", matrix.survivors().stream().map(MutantsTest::told));
    }

    @Test
    public void shouldAwaitOnlyWhatIsNotThere() {
        none(
                "mutants that are killed and need await nothing",
                matrix.awaitingInVain().stream().map(MutantsTest::told));
    }

    @Test
    public void shouldKillAMutantByEachProbe() {
        Function<ProbeInfo, String> told = probe -> probe.id() + "  "
                + String.join(" ", probe.rules().stream().map(Rule::id).toList());
        none("toothless probes", matrix.toothless().stream().map(told));
    }

    @Test
    public void shouldConformWhereNothingIsWrong() {
        none(
                "probes that do not conform on the reference",
                matrix.unsound().stream().map(answer -> answer.probe().id() + ": " + answer.reason()));
        assertTrue(matrix.probes().size() > matrix.notApplicable().size(), "probes that run on the reference");
    }

    @Test
    public void shouldNeverBreakItself() {
        none("errors of the tester", matrix.rows().stream().flatMap(row -> row.errors().stream()
                .map(answer -> row.mutant().name() + " at " + answer.probe().id() + ": " + answer.reason())));
    }

    private static String told(MutantResult row) {
        List<String> elsewhere = row.sideEffects().stream()
                .limit(3)
                .map(effect -> effect.probe().id())
                .toList();
        return row.mutant().name() + ": " + row.mutant().mistake() + " Breaks "
                + row.mutant().rules() + ", deviates elsewhere in "
                + row.sideEffects().size() + " " + elsewhere;
    }

    private static void none(String what, Stream<String> found) {
        List<String> lines = found.toList();
        assertEquals(String.join("\n", lines), "", lines.size() + " " + what + ":\n" + String.join("\n", lines) + "\n");
    }
}
