// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;

/** Writes everything that outlives a run into one folder. */
public final class Reports {

    private static final String CAPTURES = "captures";

    private Reports() {}

    /**
     * Writes {@code report.html}, {@code junit.xml}, {@code result.json} and the captures into {@code folder}, which is
     * made if need be. Captures of an earlier run there are removed.
     *
     * @return the same run, with the places of what was written
     * @throws UncheckedIOException with one sentence, if something cannot be written
     */
    public static RunReport write(RunReport report, Path folder, PcapChoice choice) {
        make(folder);
        RunReport placed = withCaptures(report, folder, choice);
        text(folder.resolve("report.html"), HtmlReport.of(placed));
        text(folder.resolve("junit.xml"), JunitXml.of(placed));
        text(folder.resolve("result.json"), ResultJson.of(placed));
        return placed;
    }

    /** Writes the captures only, into a folder that is there. */
    static RunReport withCaptures(RunReport report, Path folder, PcapChoice choice) {
        return placed(report, folder, captured(report, folder.resolve(CAPTURES), choice));
    }

    /** Of each probe the execution that speaks for it. */
    private static List<ProbeResult> captured(RunReport report, Path folder, PcapChoice choice) {
        clear(folder, "*.pcapng");
        IdentityHashMap<ProbeResult, Path> captures = new IdentityHashMap<>();
        for (ByProbe probe : ByProbe.of(report.results())) {
            if (Captures.isKept(probe.worst(), choice)) {
                captures.put(
                        probe.worst(),
                        folder.resolve(Captures.fileName(probe.probe().id())));
            }
        }
        if (!captures.isEmpty()) {
            make(folder);
        }
        List<ProbeResult> results = new ArrayList<>();
        for (ProbeResult result : report.results()) {
            Optional<Path> file = Optional.ofNullable(captures.get(result));
            file.ifPresent(path -> capture(report, result, path));
            results.add(file.map(path -> with(result, path)).orElse(result));
        }
        return results;
    }

    private static void capture(RunReport report, ProbeResult result, Path file) {
        try {
            Captures.write(report, result, file);
        } catch (IOException failure) {
            throw refused(file, failure);
        }
    }

    /** Removes what an earlier run has left, and nothing else. */
    static void clear(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw refused(folder, failure);
        }
    }

    private static ProbeResult with(ProbeResult result, Path capture) {
        return new ProbeResult(
                result.probe(),
                result.outcome(),
                result.verdict(),
                result.wall(),
                result.reason(),
                result.finding(),
                result.standing(),
                result.checks(),
                result.doors(),
                result.ledgerReason(),
                result.error(),
                result.trace(),
                result.hosts(),
                Optional.of(capture),
                result.attempts());
    }

    private static RunReport placed(RunReport report, Path folder, List<ProbeResult> results) {
        return new RunReport(
                report.version(),
                report.target(),
                report.description(),
                report.seed(),
                report.started(),
                report.wall(),
                report.command(),
                Optional.of(folder),
                results);
    }

    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw refused(folder, failure);
        }
    }

    public static void text(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw refused(file, failure);
        }
    }

    /** One sentence that says what would be right. */
    public static UncheckedIOException refused(Path place, IOException failure) {
        String why = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
        return new UncheckedIOException(
                "writing reports: " + place + " cannot be written (" + why + "); give a folder of your own with --out",
                failure);
    }
}
