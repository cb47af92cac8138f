// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.List;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.CoverageCount;
import org.tcpassay.run.coverage.CoverageRecord;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/** Tells a person what is checked: the table, then what is wrong with it, the counts last. */
public final class CoverageConsole {

    private static final int WIDTH = 96;
    private static final int NAME = 37; // the longest id of a requirement, and some air

    private final PrintStream out;
    private final Ink ink;
    private final CoverageReport report;

    private CoverageConsole(PrintStream out, Ink ink, CoverageReport report) {
        this.out = out;
        this.ink = ink;
        this.report = report;
    }

    public static void print(PrintStream out, Ink ink, CoverageReport report) {
        var console = new CoverageConsole(out, ink, report);
        console.table();
        console.excused();
        console.open();
        console.lost();
        console.counts();
        out.flush();
    }

    private void table() {
        List<String> targets = report.answers().stream().map(Answers::target).toList();
        var heading = new StringBuilder(pad("requirement", NAME) + pad("level", 13));
        targets.forEach(target -> heading.append(pad(target, width(target))));
        out.println(ink.bold(heading + "probes"));
        for (CoveredRule covered : report.coverage().rules()) {
            line(covered);
        }
    }

    private void line(CoveredRule covered) {
        var line = new StringBuilder(pad(covered.rule().id(), NAME));
        line.append(ink.dim(pad(CoverageWords.level(covered.rule()), 13)));
        for (Answers answers : report.answers()) {
            String word = answers.word(covered);
            line.append(painted(word, pad(word, width(answers.target()))));
        }
        out.println(line.append(probes(covered)).toString().stripTrailing());
    }

    private String probes(CoveredRule covered) {
        return switch (covered.status()) {
            case PROBED ->
                String.join(
                        " ",
                        covered.folded().entrySet().stream()
                                .map(CoverageWords::folded)
                                .toList());
            case EXCUSED -> ink.dim("excused");
            case OPEN -> ink.red("NO PROBE");
            case OFF_THE_WIRE -> ink.dim("off the wire: " + covered.rule().observable());
        };
    }

    private String painted(String word, String text) {
        return switch (word) {
            case "conforms", "fixed" -> ink.green(text);
            case "known" -> ink.blue(text);
            case "DEVIATES", "ERROR" -> ink.red(text);
            case "inconclusive" -> ink.yellow(text);
            default -> ink.dim(text);
        };
    }

    private void excused() {
        List<CoveredRule> excused = report.coverage().with(CoveredRule.Status.EXCUSED);
        if (!excused.isEmpty()) {
            out.println();
            out.println(ink.bold("excused"));
            excused.forEach(covered -> entry(covered.rule().id(), covered.rule().excuse()));
        }
    }

    private void open() {
        List<CoveredRule> open = report.coverage().with(CoveredRule.Status.OPEN);
        if (!open.isEmpty()) {
            out.println();
            out.println(ink.red("without probe or excuse"));
            open.forEach(covered ->
                    entry(covered.rule().id() + heldBy(covered), covered.rule().statement()));
        }
    }

    private String heldBy(CoveredRule covered) {
        return covered.checks().isEmpty() ? "" : ink.dim("  standing check " + String.join(" ", covered.checks()));
    }

    private void lost() {
        if (!report.lost().isEmpty()) {
            out.println();
            out.println(ink.red("lost since the table was recorded"));
            for (CoverageRecord.Loss loss : report.lost()) {
                entry(loss.rule(), "was checked by " + String.join(" ", loss.probes()));
            }
        }
    }

    private void entry(String name, String text) {
        out.println("  " + name);
        Wrapped.lines(text, WIDTH).forEach(line -> out.println("      " + line));
    }

    private void counts() {
        out.println();
        out.println(ink.bold(pad("", 19) + "requirements  probed  excused    open  off the wire"));
        boolean isOfDocuments = report.coverage().byLevel().stream()
                .allMatch(level -> level.name().equals(Level.SAID.text()));
        report.coverage().by(isOfDocuments ? Rule::section : Rule::rfc).forEach(this::count);
        out.println();
        if (isOfDocuments) {
            report.coverage().by(CoverageWords::level).forEach(this::count);
        } else {
            report.coverage().byLevel().forEach(this::count);
        }
        out.println();
        count(report.coverage().total());
        out.println();
        out.println("excused   " + CoverageWords.share(report.coverage().total()) + " of all; it must stay under 8 %");
        out.println("reports   " + report.out().resolve("coverage.html") + ", coverage.csv, coverage.json");
        String verdict = CoverageWords.verdict(report);
        out.println("verdict   " + (report.isFlawless() ? ink.green(verdict) : ink.red(verdict)));
    }

    private void count(CoverageCount count) {
        String open = right(count.open(), 8);
        out.println(pad(count.name(), 19)
                + right(count.rules(), 12)
                + right(count.probed(), 8)
                + right(count.excused(), 9)
                + (count.open() == 0 ? open : ink.red(open))
                + right(count.offTheWire(), 14));
    }

    private static int width(String target) {
        return Math.max(target.length(), "inconclusive".length()) + 2;
    }

    private static String right(int number, int width) {
        String text = Integer.toString(number);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
