// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.nio.file.Path;
import org.tcpassay.run.RunReport;

/** Traces kept as files that every packet tool reads. */
final class Captures {

    private Captures() {}

    /** The id with its row behind an {@code @}, and nothing that a shell or a file system could mind. */
    static String fileName(String id) {
        return id.replaceAll("\\[([^\\]]*)\\]$", "@$1").replaceAll("[^A-Za-z0-9._@-]", "_") + ".pcapng";
    }

    /** As seen from the folder that the reports are in, with slashes. */
    static String relative(RunReport report, Path capture) {
        return report.out()
                .map(out -> out.toAbsolutePath().relativize(capture.toAbsolutePath()))
                .orElse(capture)
                .toString()
                .replace('\\', '/');
    }
}
