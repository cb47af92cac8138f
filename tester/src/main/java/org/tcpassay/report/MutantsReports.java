// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.tcpassay.run.kills.KillReport;

/** Writes everything that outlives a mutation run into its folder. */
public final class MutantsReports {

    private MutantsReports() {}

    /**
     * Writes {@code mutants.html} and {@code mutants.json}; the folder is made if need be.
     *
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static void write(KillReport report) {
        Reports.make(report.out());
        Reports.text(report.out().resolve("mutants.html"), MutantsHtml.of(report));
        Reports.text(report.out().resolve("mutants.json"), MutantsJson.of(report));
    }
}
