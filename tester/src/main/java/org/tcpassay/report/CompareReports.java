// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.nio.file.Path;
import org.tcpassay.run.compare.Comparison;

/** Writes everything that outlives a comparison, besides the reports of each stack. */
public final class CompareReports {

    private CompareReports() {}

    /**
     * Writes {@code compare.html} and {@code compare.json}; the folder is made if need be.
     *
     * @param comparison of runs whose own reports are written already, somewhere below the folder
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static void write(Comparison comparison, Path folder) {
        Reports.make(folder);
        Reports.text(folder.resolve("compare.html"), CompareHtml.of(comparison, folder));
        Reports.text(folder.resolve("compare.json"), CompareJson.of(comparison, folder));
    }

    /** The way from the comparison to the report of one of its runs; forward slashes. */
    static String wayTo(Path own, Path folder) {
        return folder.toAbsolutePath()
                .normalize()
                .relativize(own.toAbsolutePath().normalize())
                .toString();
    }
}
