// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.run.RunReport;

/** Writes everything that outlives a run of the matrix. */
public final class MatrixReports {

    private MatrixReports() {}

    /**
     * Writes {@code matrix.html} into {@code folder}, and {@code junit.xml}, {@code result.json} and the captures of
     * each target into the folder that its report names.
     *
     * @return the same runs, with the places of what was written
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static List<RunReport> write(List<RunReport> reports, Path folder, PcapChoice choice) {
        Reports.make(folder);
        var placed = new ArrayList<RunReport>();
        for (RunReport report : reports) {
            Path own = report.out().orElse(folder);
            Reports.make(own);
            RunReport one = Reports.withCaptures(report, own, choice);
            Reports.text(own.resolve("junit.xml"), JunitXml.of(one));
            Reports.text(own.resolve("result.json"), ResultJson.of(one));
            placed.add(one);
        }
        Reports.text(folder.resolve("matrix.html"), MatrixHtml.of(placed));
        return placed;
    }
}
