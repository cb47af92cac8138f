// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Settings;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.mutants.Mutants;
import org.tcpassay.rules.Given;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The matrix against the stack that is the model itself, in all its ways of being right, and against mistakes. */
public class MatrixTest {

    private static final Catalogue CELLS = Shelf.cells(IpVersion.V4);
    private static final List<CatalogueEntry> ALL =
            CELLS.probes().stream().map(cell -> CELLS.entry(cell.id())).toList();

    @DataProvider
    Object[][] ways() {
        Settings ordinary = Settings.ordinary();
        Settings otherwise = ordinary;
        for (Choice choice : Choice.values()) {
            otherwise = otherwise.with(choice, !ordinary.chooses(choice));
        }
        return new Object[][] {
            {"as ever", ordinary},
            {"choosing otherwise", otherwise},
            {"without RFC 5961", ordinary.with(Given.RFC5961, false)},
            {"without RFC 7323", ordinary.with(Given.RFC7323, false)},
            {"without RFC 6191", ordinary.with(Given.RFC6191, false)},
            {"with RFC 1337", ordinary.with(Given.RFC1337, true)},
        };
    }

    @Test(dataProvider = "ways")
    public void shouldConformOnTheReference(String way, Settings settings) throws InterruptedException {
        assertEquals(complaints(ReferenceTarget.of(settings)), List.of(), way);
    }

    @Test
    public void shouldAskAgainWhereTheStateIsNotTold() throws InterruptedException {
        assertEquals(complaints(new Secretive(ReferenceTarget.of(Settings.ordinary()))), List.of());
    }

    @Test
    public void shouldNoticeAMistakeByTheStateOrByAsking() throws InterruptedException {
        Target mistaken = mutant("rst-anywhere-in-window").target();

        assertTrue(complaints(mistaken).size() > 20);
        assertTrue(complaints(new Secretive(mistaken)).size() > 20);
    }

    /** Names are addresses: in ledgers, in scripts, in links. */
    @Test
    public void shouldKeepTheNamesOfCells() {
        List<String> ids = CELLS.probes().stream().map(ProbeInfo::id).toList();

        assertTrue(ids.containsAll(List.of(
                "matrix.closing.fin-beyond",
                "matrix.closing.fin-beyond[active]",
                "matrix.listen.syn-at-rcv-nxt",
                "matrix.established.ack-at-rcv-nxt-ack-unsent-data",
                "matrix.time-wait.rst-at-rcv-nxt")));
        assertEquals(ids.stream().distinct().count(), ids.size());
    }

    @Test
    public void shouldHaveACellForEachLineOfTheLedger() {
        List<String> known =
                Shelf.everything().probes().stream().map(ProbeInfo::id).toList();

        assertEquals(
                Ledger.resource(Main.class, "ledgers/linux.yaml").orElseThrow().orphans(known), List.of());
    }

    @Test
    public void shouldNotBePartOfAnOrdinaryRun() {
        assertTrue(Shelf.catalogue().probes().stream()
                .noneMatch(probe -> probe.id().startsWith("matrix.")));
        assertTrue(ProbeChoice.catalogue(List.of("matrix.closing.fin-beyond")).probes().stream()
                .anyMatch(probe -> probe.id().equals("matrix.closing.fin-beyond")));
    }

    private static Mutant mutant(String name) {
        return Mutants.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> complaints(Target target) throws InterruptedException {
        List<Answer> answers = new Assay(target, 1).ask(ALL, 2, Duration.ofSeconds(30));
        var complaints = new ArrayList<String>();
        for (Answer answer : answers) {
            if (answer.outcome() != Outcome.CONFORMS) {
                complaints.add(answer.probe().id() + ": " + answer);
            }
        }
        complaints.sort(Comparator.naturalOrder());
        return complaints;
    }
}
