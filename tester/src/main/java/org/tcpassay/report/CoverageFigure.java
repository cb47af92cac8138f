// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import org.tcpassay.rules.Rule;
import org.tcpassay.run.coverage.Coverage;
import org.tcpassay.run.coverage.CoverageCount;

/** The counts as they stand in the README, between two comments. */
public final class CoverageFigure {

    private static final String BEGIN = "<!-- coverage: written by ./tcpassay coverage --write -->\n";
    private static final String END = "<!-- end of coverage -->\n";

    private CoverageFigure() {}

    /**
     * The document with today's counts in it.
     *
     * @throws IllegalArgumentException if it has no place for them
     */
    public static String into(String document, Coverage coverage) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("writing the counts: the lines " + BEGIN.strip() + " and " + END.strip()
                    + " are missing; put both where the counts belong");
        }
        return document.substring(0, begin + BEGIN.length()) + of(coverage) + document.substring(end);
    }

    private static String of(Coverage coverage) {
        var text = new StringBuilder("\n");
        CoverageCount all = coverage.total();
        int documents = coverage.by(Rule::rfc).size();
        text.append(all.rules()).append(" requirements of ").append(documents).append(" RFCs: ");
        text.append(all.probed()).append(" are checked by probes, ");
        text.append(all.excused())
                .append(" are excused (")
                .append(CoverageWords.share(all))
                .append("),\n");
        text.append(all.open()).append(" await a probe, and ");
        text.append(all.offTheWire()).append(" never show on the wire.\n\n");
        text.append("| level | requirements | probed | excused | open | off the wire |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        coverage.byLevel().forEach(level -> text.append(row(level)));
        return text.append('\n').toString();
    }

    private static String row(CoverageCount count) {
        return "| " + count.name() + " | " + count.rules() + " | " + count.probed() + " | " + count.excused() + " | "
                + count.open() + " | " + count.offTheWire() + " |\n";
    }
}
