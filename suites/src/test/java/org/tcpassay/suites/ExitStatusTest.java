// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Expectation;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Tier;
import org.tcpassay.run.Verdict;
import org.tcpassay.trace.Trace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExitStatusTest {

    private static final ProbeInfo PROBE =
            new ProbeInfo("listen.syn.syn-ack", "x", List.of(), Optional.empty(), Tier.FAST, Set.of(), Map.of());

    @DataProvider
    public Object[][] runs() {
        ProbeResult fine = result(Outcome.CONFORMS, Verdict.EXPECTED);
        ProbeResult lacking = result(Outcome.NOT_APPLICABLE, Verdict.EXPECTED);
        ProbeResult known = result(Outcome.DEVIATES, Verdict.KNOWN);
        ProbeResult better = result(Outcome.CONFORMS, Verdict.FIXED);
        ProbeResult worse = result(Outcome.DEVIATES, Verdict.NEW);
        ProbeResult unsure = result(Outcome.INCONCLUSIVE, Verdict.OPEN);
        ProbeResult broken = result(Outcome.ERROR, Verdict.OPEN);
        return new Object[][] {
            {0, List.of(fine, lacking, known, better)},
            {2, List.of(fine, unsure)},
            {1, List.of(unsure, worse, fine)},
            {3, List.of(unsure, worse, broken, known)},
        };
    }

    @Test(dataProvider = "runs")
    public void shouldTellTheWorst(int status, List<ProbeResult> results) {
        assertEquals(ExitStatus.of(report(results)), status);
    }

    @Test
    public void shouldRankStatusesAsTheManualDoes() {
        List<Integer> ranked = Arrays.asList(64, 3, 1, 2, 0);
        for (int worse = 0; worse < ranked.size(); worse++) {
            for (int better = worse; better < ranked.size(); better++) {
                assertEquals(ExitStatus.worse(ranked.get(better), ranked.get(worse)), (int) ranked.get(worse));
            }
        }
    }

    @DataProvider
    public Object[][] experiments() {
        return new Object[][] {
            {0, 0, true, Expectation.Outcome.HOLDS},
            {1, 0, true, Expectation.Outcome.FAILS},
            {2, 0, true, Expectation.Outcome.INCONCLUSIVE},
            {0, 0, false, Expectation.Outcome.INCONCLUSIVE},
            {7, 7, true, Expectation.Outcome.FAILS},
            {130, 130, false, Expectation.Outcome.HOLDS},
        };
    }

    @Test(dataProvider = "experiments")
    public void shouldLeaveACommandItsOwn(int status, int command, boolean asked, Expectation.Outcome outcome) {
        var answer = new org.tcpassay.fault.verdict.Verdict.Answer("it recovers", outcome, "it did or not");
        var verdict = new org.tcpassay.fault.verdict.Verdict(asked, List.of(answer));

        assertEquals(ExitStatus.of(command, verdict), status);
    }

    private static RunReport report(List<ProbeResult> results) {
        return new RunReport(
                "0", "linux", "Linux", 1, Instant.EPOCH, Duration.ZERO, List.of(), Optional.empty(), results);
    }

    private static ProbeResult result(Outcome outcome, Verdict verdict) {
        return new ProbeResult(
                PROBE,
                outcome,
                verdict,
                Duration.ZERO,
                "",
                Optional.empty(),
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
