// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.run.Answer;
import org.tcpassay.run.Assay;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Outcome;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The whole catalogue against stacks that crash, flood, fall silent or talk nonsense: never is the tester to blame. */
public class HostileTargetTest {

    private static final int JOBS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Catalogue CATALOGUE = Shelf.catalogue();
    private static final List<CatalogueEntry> PROBES = CATALOGUE.probes().stream()
            .map(probe -> CATALOGUE.entry(probe.id()))
            .toList();

    /** What it does, and after how many packets: in the preamble of probes, at their stimulus, or behind it. */
    @DataProvider
    public Object[][] hostilities() {
        var all = new ArrayList<Object[]>();
        for (Hostility hostility : Hostility.values()) {
            for (int patience : new int[] {0, 1, 2, 3, 4, 6}) {
                all.add(new Object[] {hostility, patience});
            }
        }
        return all.toArray(Object[][]::new);
    }

    @Test(dataProvider = "hostilities")
    public void shouldNeverBlameItself(Hostility hostility, int patience) throws InterruptedException {
        Target target = ReferenceTarget.of(
                "hostile",
                "the reference, until it turns hostile",
                Settings.ordinary(),
                Rfc9293::new,
                sound -> new HostileStack(sound, hostility, patience));

        List<Answer> answers = new Assay(target, 1).ask(PROBES, JOBS, PATIENCE);

        assertEquals(
                answers.stream()
                        .filter(answer -> answer.outcome() == Outcome.ERROR)
                        .map(answer -> answer.probe().id() + ": " + answer.reason())
                        .toList(),
                List.of());
        assertTrue(
                answers.stream()
                        .anyMatch(answer ->
                                answer.outcome() == Outcome.DEVIATES || answer.outcome() == Outcome.INCONCLUSIVE),
                "somebody must have noticed");
    }
}
