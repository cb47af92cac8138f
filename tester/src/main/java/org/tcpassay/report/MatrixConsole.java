// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.referee.matrix.Column;
import org.tcpassay.referee.matrix.Stimulus;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/** Prints the matrix: states as columns, stimuli as rows, one sign for each target in a cell. */
public final class MatrixConsole {

    private static final int MOST_IN_FULL = 5;
    private static final int WIDTH = 96;

    private final PrintStream out;
    private final Ink ink;
    private final MatrixTable table;

    private MatrixConsole(PrintStream out, Ink ink, MatrixTable table) {
        this.out = out;
        this.ink = ink;
        this.table = table;
    }

    /**
     * @param reports one a target, of the same cells
     * @param all rows too in which every target is right
     */
    public static void print(PrintStream out, Ink ink, List<RunReport> reports, boolean all) {
        var console = new MatrixConsole(out, ink, new MatrixTable(reports));
        console.grid(all);
        reports.forEach(console::tell);
        out.flush();
    }

    // ---- the grid

    private void grid(boolean all) {
        List<Stimulus> rows = table.rows().stream()
                .filter(stimulus -> all || table.isTelling(stimulus))
                .toList();
        List<Column> columns = table.columns();
        int names = rows.stream()
                .mapToInt(stimulus -> stimulus.name().length())
                .max()
                .orElse(0);
        if (!rows.isEmpty()) {
            out.println();
            out.println(ink.bold(" ".repeat(names + 2) + headings(columns)));
            rows.forEach(stimulus -> out.println(row(stimulus, columns, names)));
        }
        int left = table.rows().size() - rows.size();
        out.println();
        if (left > 0) {
            out.println(Console.plural(left, "more row") + ": right throughout; --all shows them");
        }
        out.println(ink.dim("state from passive open, or active (a); . as the model permits, k known deviation, N new, "
                + "f fixed, ? inconclusive, - n/a"));
        if (table.reports().size() > 1) {
            out.println(ink.dim("in each cell: "
                    + String.join(
                            ", ",
                            table.reports().stream().map(RunReport::target).toList())));
        }
    }

    private String headings(List<Column> columns) {
        var line = new StringBuilder();
        columns.forEach(column -> line.append(padded(MatrixTable.heading(column), width())));
        return line.toString().stripTrailing();
    }

    private String row(Stimulus stimulus, List<Column> columns, int names) {
        var line = new StringBuilder(padded(stimulus.name(), names + 2));
        for (Column column : columns) {
            int signs = table.reports().size();
            for (int target = 0; target < signs; target++) {
                line.append(
                        table.result(target, column, stimulus).map(this::sign).orElse(" "));
            }
            line.append(" ".repeat(width() - signs));
        }
        return line.toString().stripTrailing();
    }

    private String sign(ProbeResult result) {
        String sign = MatrixTable.sign(result);
        return switch (result.verdict()) {
            case EXPECTED -> ink.dim(sign);
            case KNOWN -> ink.blue(sign);
            case NEW -> ink.red(sign);
            case FIXED -> ink.green(sign);
            case OPEN -> ink.yellow(sign);
        };
    }

    private int width() {
        return Math.max(4, table.reports().size() + 1);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    // ---- below it

    private void tell(RunReport report) {
        Tally tally = Tally.of(report.results());
        known(report, tally);
        for (ByProbe open : tally.with(Verdict.OPEN)) {
            out.println();
            out.println(ink.yellow(open.worst().outcome().name()) + "  "
                    + open.probe().id());
            Wrapped.lines(open.worst().reason(), WIDTH).forEach(line -> out.println("  " + line));
        }
        fresh(report, tally.with(Verdict.NEW));
        counts(report, tally);
    }

    /** Reasons of the ledger, each with the number of its cells. */
    private void known(RunReport report, Tally tally) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (ByProbe known : tally.with(Verdict.KNOWN)) {
            reasons.merge(known.worst().ledgerReason().orElse(""), 1, Integer::sum);
        }
        if (!reasons.isEmpty()) {
            out.println();
            out.println(ink.bold("known deviations of " + Printable.line(report.target()) + ", in cells"));
            reasons.forEach((reason, cells) -> {
                List<String> lines = Wrapped.lines(reason, WIDTH);
                out.println(String.format(Locale.ROOT, "%5d  ", cells) + lines.get(0));
                lines.subList(1, lines.size()).forEach(line -> out.println(ink.dim("       " + line)));
            });
        }
    }

    private void fresh(RunReport report, List<ByProbe> fresh) {
        for (int i = 0; i < fresh.size(); i++) {
            if (i < MOST_IN_FULL) {
                out.println();
                out.println(FailureText.of(report, fresh.get(i).worst()));
            } else {
                out.println("  " + ink.red("new") + "  " + fresh.get(i).probe().id() + "; got "
                        + got(fresh.get(i).worst()).orElse("otherwise"));
            }
        }
    }

    private static Optional<String> got(ProbeResult result) {
        return result.finding().map(finding -> Printable.line(finding.got()));
    }

    private void counts(RunReport report, Tally tally) {
        var words = new ArrayList<String>();
        for (Outcome outcome : Outcome.values()) {
            if (tally.count(outcome) > 0) {
                words.add(tally.count(outcome) + " " + Summary.outcomeWord(outcome, tally.count(outcome)));
            }
        }
        out.println();
        out.println(ink.bold("matrix") + "    " + String.format(Locale.ROOT, "%,d cells", tally.total()) + " in "
                + Span.text(report.wall().toNanos()) + "   " + Printable.line(report.target()) + " ("
                + Printable.line(report.description()) + ")   seed " + Again.seed(report));
        out.println("outcomes  " + String.join(", ", words));
        out.println("verdict   " + Summary.sentence(tally));
    }
}
