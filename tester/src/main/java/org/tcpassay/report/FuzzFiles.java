// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tcpassay.referee.fuzz.ProbeSource;
import org.tcpassay.run.fuzz.Find;
import org.tcpassay.run.fuzz.FuzzReport;

/** What outlives a fuzzing run: each new disagreement as a probe and for replay, and all of them for programs. */
public final class FuzzFiles {

    private static final String FOLDER = "fuzz";

    private FuzzFiles() {}

    /** Where the files of new disagreements are. */
    public static Path folder(Path out) {
        return out.resolve(FOLDER);
    }

    /**
     * Writes {@code fuzz.json}, and {@code fuzz/NNN.java} and {@code fuzz/NNN.yaml} of each new disagreement.
     *
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static void write(FuzzReport report, String target, long seed, String version, Path out) {
        Reports.clear(folder(out), "[0-9][0-9][0-9].{java,yaml}");
        Reports.make(folder(out));
        List<Find> news = report.of(Find.Standing.NEW);
        for (int i = 0; i < news.size(); i++) {
            Find find = news.get(i);
            Reports.text(folder(out).resolve(name(i + 1) + ".java"), source(i + 1, find));
            Reports.text(
                    folder(out).resolve(name(i + 1) + ".yaml"),
                    find.file().text(List.of(find.category().id(), "against " + target)));
        }
        Reports.text(out.resolve("fuzz.json"), FuzzJson.of(report, target, seed, version));
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }

    static String source(int number, Find find) {
        return ProbeSource.of(number, find.category(), find.file().sequence(), find.expected(), find.got());
    }
}
