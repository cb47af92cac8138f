// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutantResult;

/** What the console and the page say of a kill matrix in the same words. */
final class MutantsWords {

    private MutantsWords() {}

    static String extent(KillMatrix matrix) {
        return String.format(
                Locale.ROOT,
                "%s x %s in %.1f s, %,.0f probes a second",
                Console.plural(matrix.rows().size(), "mutant"),
                Console.plural(matrix.reference().size(), "probe"),
                matrix.wall().toNanos() / 1e9,
                matrix.executionsPerSecond());
    }

    static String mutants(KillMatrix matrix) {
        List<String> parts = new ArrayList<>();
        parts.add(matrix.rows().stream().filter(MutantResult::isKilled).count() + " killed");
        parts.add(matrix.survivors().size() + " surviving");
        if (!matrix.awaiting().isEmpty()) {
            parts.add(matrix.awaiting().size() + " awaiting a probe");
        }
        return String.join(", ", parts);
    }

    static String probes(KillMatrix matrix) {
        int asked = matrix.probes().size();
        int toothless = matrix.toothless().size();
        return (asked - toothless) + " notice a mutant, " + toothless + " notice none, "
                + matrix.notApplicable().size() + " not applicable to the reference";
    }

    /** In a few words, worst first. */
    static String verdict(KillReport report) {
        List<String> parts = new ArrayList<>();
        if (report.matrix().hasErrors()) {
            parts.add("errors of the tester");
        }
        if (!report.survivors().isEmpty()) {
            parts.add(Console.plural(report.survivors().size(), "surviving mutant"));
        }
        if (!report.toothless().isEmpty()) {
            parts.add(Console.plural(report.toothless().size(), "toothless probe"));
        }
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        if (report.ofAllMutants() && report.ofAllProbes()) {
            return "every mutant is killed, every probe kills one";
        }
        return report.ofAllMutants() ? "every probe asked kills a mutant" : "every mutant asked about is killed";
    }
}
