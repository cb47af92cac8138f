// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import org.tcpassay.report.FailureText;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.testng.ITest;
import org.testng.Reporter;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** A probe of a plan as a test; made by {@link Plan}. */
public final class ProbeTest implements ITest {

    private final String id;
    private final PlanRun run;

    ProbeTest(String id, PlanRun run) {
        this.id = id;
        this.run = run;
    }

    @Override
    public String getTestName() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Fails when the target deviates in a way that its ledger does not list, or when nobody can tell. */
    @Test
    public void bringsNoNews() throws InterruptedException {
        RunReport report = run.report();
        ProbeResult result = run.result(id);
        switch (result.verdict()) {
            case NEW, OPEN ->
                throw new AssertionError(result.reason() + System.lineSeparator() + FailureText.of(report, result));
            case KNOWN -> {
                say("known deviation: " + result.ledgerReason().orElse(""));
                Reporter.log(FailureText.of(report, result));
            }
            case FIXED ->
                say("conforms now; the ledger said: " + result.ledgerReason().orElse(""));
            case EXPECTED -> {
                if (result.outcome() == Outcome.NOT_APPLICABLE) {
                    throw new SkipException(result.reason());
                }
            }
        }
    }

    /** In the reports of TestNG, and in the output of the test. */
    private void say(String sentence) {
        Reporter.log(id + ": " + sentence, true);
    }
}
