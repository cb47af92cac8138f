// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tcpassay.run.RunReport;

/** Writes everything that outlives a run into one folder. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code report.html}, {@code junit.xml} and {@code result.json} into {@code folder}, which is made if need be.
     *
     * @return the same run, with the places of what was written
     * @throws UncheckedIOException with one sentence, if something cannot be written
     */
    public static RunReport write(RunReport report, Path folder, PcapChoice choice) {
        RunReport placed = placed(report, folder);
        make(folder);
        text(folder.resolve("report.html"), HtmlReport.of(placed));
        text(folder.resolve("junit.xml"), JunitXml.of(placed));
        text(folder.resolve("result.json"), ResultJson.of(placed));
        return placed;
    }

    private static RunReport placed(RunReport report, Path folder) {
        return new RunReport(
                report.version(),
                report.target(),
                report.description(),
                report.seed(),
                report.started(),
                report.wall(),
                report.command(),
                Optional.of(folder),
                report.results());
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw refused(folder, failure);
        }
    }

    private static void text(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw refused(file, failure);
        }
    }

    private static UncheckedIOException refused(Path place, IOException failure) {
        String why = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
        return new UncheckedIOException(
                "writing reports: " + place + " cannot be written (" + why + "); give a folder of your own with --out",
                failure);
    }
}
