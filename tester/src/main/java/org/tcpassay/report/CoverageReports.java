// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.tcpassay.run.coverage.CoverageReport;

/** Writes the table of coverage into its folder. */
public final class CoverageReports {

    private CoverageReports() {}

    /**
     * Writes {@code coverage.html}, {@code coverage.csv} and {@code coverage.json}; the folder is made if need be.
     *
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static void write(CoverageReport report) {
        Reports.make(report.out());
        Reports.text(report.out().resolve("coverage.html"), CoverageHtml.of(report));
        Reports.text(report.out().resolve("coverage.csv"), CoverageCsv.of(report));
        Reports.text(report.out().resolve("coverage.json"), CoverageJson.of(report));
    }
}
