// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.fail;

import java.util.List;
import java.util.Optional;
import org.tcpassay.report.FailureText;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.testng.ITest;
import org.testng.annotations.Factory;
import org.testng.annotations.Test;

/** Every fast probe against this machine's kernel, each as a test under its own id. */
public class KernelProbesTest implements ITest {

    static final RunListener NOBODY = new Unheard();

    private final String id;
    private final Session session;

    private KernelProbesTest(String id, Session session) {
        this.id = id;
        this.session = session;
    }

    @Factory
    public static Object[] probes() {
        var session = new Session(Shelf.catalogue());
        return session.fast().stream()
                .map(probe -> new KernelProbesTest(probe.info().id(), session))
                .toArray();
    }

    @Override
    public String getTestName() {
        return id;
    }

    @Test
    public void shouldBringNoNews() throws InterruptedException {
        RunReport report = session.report();
        List<ProbeResult> mine = report.results().stream()
                .filter(result -> result.probe().id().equals(id))
                .toList();

        assertEquals(mine.size(), 1);
        ProbeResult result = mine.get(0);
        if (result.verdict() == Verdict.NEW || result.verdict() == Verdict.OPEN) {
            fail(result.reason() + System.lineSeparator() + FailureText.of(report, result));
        }
    }

    /** One run of all, side by side; made by the first test that asks. */
    private static final class Session {

        private static final long SEED = 0x5eed;
        private static final int JOBS = 32;

        private final Catalogue catalogue;
        private Optional<RunReport> report = Optional.empty();

        Session(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        List<CatalogueEntry> fast() {
            return catalogue.probes().stream()
                    .filter(probe -> probe.tier() == Tier.FAST)
                    .map(probe -> catalogue.entry(probe.id()))
                    .toList();
        }

        synchronized RunReport report() throws InterruptedException {
            if (report.isEmpty()) {
                var target = new LinuxTarget(Shelf.profile("linux"), LinkKind.AUTO);
                var runner = new Runner(target, Shelf.ledger(target, Optional.empty()), NOBODY);
                report = Optional.of(
                        runner.run(new RunPlan("test", fast(), 1, JOBS, SEED, 1, List.of(), Optional.empty())));
            }
            return report.get();
        }
    }
}
