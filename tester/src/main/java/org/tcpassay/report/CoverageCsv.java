// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/** The table for spreadsheets: a line a requirement, a column a target. */
final class CoverageCsv {

    private CoverageCsv() {}

    static String of(CoverageReport report) {
        var text = new StringBuilder();
        List<String> heading =
                new ArrayList<>(List.of("id", "rfc", "section", "level", "observable", "status", "probes", "excuse"));
        report.answers().forEach(answers -> heading.add(answers.target()));
        line(text, heading);
        for (CoveredRule covered : report.coverage().rules()) {
            List<String> fields = new ArrayList<>(List.of(
                    covered.rule().id(),
                    covered.rule().rfc(),
                    covered.rule().section(),
                    CoverageWords.level(covered.rule()),
                    covered.rule().observable(),
                    CoverageWords.word(covered.status()),
                    String.join(" ", covered.folded().keySet()),
                    covered.rule().excuse()));
            for (Answers answers : report.answers()) {
                fields.add(answers.word(covered));
            }
            line(text, fields);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> fields) {
        text.append(String.join(",", fields.stream().map(CoverageCsv::field).toList()));
        text.append('\n');
    }

    /** Quoted where it must be (RFC 4180 §2). */
    private static String field(String value) {
        return value.matches("[^\",\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
