// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.StatementCatalogue;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.coverage.CoverageCount;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/** What console and page say alike of a table of coverage. */
final class CoverageWords {

    private CoverageWords() {}

    static String verdict(CoverageReport report) {
        List<String> wrong = new ArrayList<>();
        if (!report.lost().isEmpty()) {
            wrong.add(Console.plural(report.lost().size(), "requirement") + " lost the last probe");
        }
        int open = report.coverage().total().open();
        if (open > 0) {
            wrong.add(Console.plural(open, "requirement") + " without probe or excuse");
        }
        if (report.coverage().isExcusedTooOften()) {
            wrong.add(share(report.coverage().total()) + " are excused, and 8 % are too many");
        }
        return wrong.isEmpty()
                ? "every requirement that the wire can show is checked or excused"
                : String.join(", ", wrong);
    }

    /** How strongly a rule binds; of what binds nobody, whether it is so. */
    static String level(Rule rule) {
        return rule.level() == Level.SAID
                ? StatementCatalogue.shipped().statement(rule.id()).standing().text()
                : rule.level().text();
    }

    /** Of all requirements, excused. */
    static String share(CoverageCount count) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * count.excusedShare());
    }

    static String word(CoveredRule.Status status) {
        return switch (status) {
            case PROBED -> "probed";
            case EXCUSED -> "excused";
            case OPEN -> "NO PROBE";
            case OFF_THE_WIRE -> "off the wire";
        };
    }

    /** Such as {@code established.rst.challenged[4]}: four rows. */
    static String folded(Map.Entry<String, List<ProbeInfo>> probe) {
        int rows = probe.getValue().size();
        return rows == 1 ? probe.getKey() : probe.getKey() + "[" + rows + "]";
    }
}
