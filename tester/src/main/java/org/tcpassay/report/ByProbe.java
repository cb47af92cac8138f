// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.Verdict;

/**
 * A probe with all its executions in one run; the worst of them speaks for it.
 *
 * @param worst the execution that a reader must see
 * @param executions all, in the order they ended, at least one
 */
record ByProbe(ProbeResult worst, List<ProbeResult> executions) {

    ByProbe {
        executions = List.copyOf(executions);
    }

    /** In the order in which the probes first appear. */
    static List<ByProbe> of(List<ProbeResult> results) {
        Map<String, List<ProbeResult>> byId = new LinkedHashMap<>();
        for (ProbeResult result : results) {
            byId.computeIfAbsent(result.probe().id(), id -> new ArrayList<>()).add(result);
        }
        return byId.values().stream()
                .map(all -> new ByProbe(
                        all.stream()
                                .max(Comparator.comparingInt(ByProbe::badness))
                                .orElseThrow(),
                        all))
                .toList();
    }

    ProbeInfo probe() {
        return worst.probe();
    }

    /** How many executions ended so. */
    long count(Outcome outcome) {
        return executions.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Whether all executions ended alike. */
    boolean isSteady() {
        return executions.stream().map(ProbeResult::outcome).distinct().count() == 1;
    }

    private static int badness(ProbeResult result) {
        if (result.outcome() == Outcome.ERROR) {
            return 6;
        }
        if (result.verdict() == Verdict.NEW) {
            return 5;
        }
        return switch (result.outcome()) {
            case ERROR -> 6;
            case DEVIATES -> 3;
            case INCONCLUSIVE -> 4;
            case CONFORMS -> result.verdict() == Verdict.FIXED ? 2 : 0;
            case NOT_APPLICABLE -> 1;
        };
    }
}
