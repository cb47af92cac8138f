// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the sample run for a person to look at: {@code Show FOLDER}. */
final class Show {

    private Show() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean live = arguments.length > 1;
        var console =
                new Console(out, live ? new Ink(true, true) : Ink.PLAIN, "linux (Linux 6.18.5 x86_64)   seed 0x5eed");
        var report = Samples.report();
        console.started(report.results().stream().map(result -> result.probe()).toList(), 1);
        report.results().forEach(console::finished);
        console.ended(Reports.write(report, Path.of(arguments[0]), PcapChoice.ALL));
    }
}
