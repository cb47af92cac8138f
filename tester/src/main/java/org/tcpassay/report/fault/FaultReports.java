// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tcpassay.fault.Side;
import org.tcpassay.report.Reports;

/** What outlives a run. */
public final class FaultReports {

    /** In the order in which people look at them. */
    public static final List<String> FILES =
            List.of("timeline.html", "timeline.txt", "left.pcapng", "right.pcapng", "acts.json");

    private FaultReports() {}

    /**
     * Writes {@link #FILES}.
     *
     * @throws java.io.UncheckedIOException with one sentence, if something cannot be written
     */
    public static void write(FaultRun run, Path folder) {
        Reports.make(folder);
        List<Line> story = Story.of(run.recording().journal());
        Reports.text(folder.resolve("timeline.html"), TimelineHtml.of(run, story));
        Reports.text(folder.resolve("timeline.txt"), TimelineText.of(run, story));
        var capture = new PathCapture(run, story);
        capture(capture, Side.LEFT, folder.resolve("left.pcapng"));
        capture(capture, Side.RIGHT, folder.resolve("right.pcapng"));
        Reports.text(folder.resolve("acts.json"), ActsJson.of(run, story));
    }

    private static void capture(PathCapture capture, Side side, Path file) {
        try {
            capture.write(side, file);
        } catch (IOException failure) {
            throw Reports.refused(file, failure);
        }
    }
}
