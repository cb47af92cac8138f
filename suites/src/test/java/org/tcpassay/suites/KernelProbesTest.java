// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.report.FailureText;
import org.tcpassay.run.CatalogueEntry;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunPlan;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Target;
import org.testng.ITest;
import org.testng.SkipException;
import org.testng.annotations.Factory;
import org.testng.annotations.Test;

/** Every fast probe against this machine's kernel, each as a test under its own id. */
public class KernelProbesTest implements ITest {

    private static final long SEED = 0x5eed;

    static final RunListener NOBODY = new RunListener() {
        @Override
        public void started(List<ProbeInfo> probes, int rounds) {}

        @Override
        public void finished(ProbeResult result) {}

        @Override
        public void ended(RunReport report) {}
    };

    private static Optional<String> missing = Optional.empty();

    private final Target target;
    private final Ledger ledger;
    private final CatalogueEntry probe;

    private KernelProbesTest(Target target, Ledger ledger, CatalogueEntry probe) {
        this.target = target;
        this.ledger = ledger;
        this.probe = probe;
    }

    @Factory
    public static Object[] probes() throws InterruptedException {
        var target = new LinuxTarget(Shelf.profile("linux"), LinkKind.AUTO);
        missing = Trial.complaint(target);
        Ledger ledger = Shelf.ledger(target, Optional.empty());
        var catalogue = Shelf.catalogue();
        var tests = new ArrayList<KernelProbesTest>();
        for (ProbeInfo probe : catalogue.probes()) {
            if (probe.tier() == Tier.FAST) {
                tests.add(new KernelProbesTest(target, ledger, catalogue.entry(probe.id())));
            }
        }
        return tests.toArray();
    }

    @Override
    public String getTestName() {
        return probe.info().id();
    }

    @Test
    public void shouldBringNoNews() throws InterruptedException {
        missing.ifPresent(what -> {
            throw new SkipException(what);
        });
        var plan = new RunPlan("test", List.of(probe), 1, 1, SEED, 1, List.of(), Optional.empty());
        RunReport report = new Runner(target, ledger, NOBODY).run(plan);

        assertEquals(report.results().size(), 1);
        ProbeResult result = report.results().get(0);
        if (result.verdict() == Verdict.NEW || result.verdict() == Verdict.OPEN) {
            fail(result.reason() + System.lineSeparator() + FailureText.of(report, result));
        }
    }
}
