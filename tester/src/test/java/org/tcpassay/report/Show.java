// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the sample run for a person to look at: {@code Show FOLDER [terminal|pipe] [PART-OF-ID]}. */
final class Show {

    private Show() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean live = arguments.length > 1 && arguments[1].equals("terminal");
        String part = arguments.length > 2 ? arguments[2] : "";
        var console =
                new Console(out, live ? new Ink(true, true) : Ink.PLAIN, "linux (Linux 6.18.5 x86_64)   seed 0x5eed");
        var report = Samples.report(Samples.report().results().stream()
                .filter(result -> result.probe().id().contains(part))
                .toList());
        console.started(report.results().stream().map(result -> result.probe()).toList(), 1);
        report.results().forEach(console::finished);
        console.ended(Reports.write(report, Path.of(arguments[0]), PcapChoice.ALL));
    }
}
