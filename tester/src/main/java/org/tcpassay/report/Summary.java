// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.wire.IpVersion;

/** What a run amounts to, as text: what is new in full, what is known in a line, the counts last. */
final class Summary {

    /** Further new deviations get a line each; the other reports have them in full. */
    private static final int MOST_IN_FULL = 10;

    private static final int WIDTH = 96;

    static final String NOTHING_NEW = "nothing new";

    private final PrintStream out;
    private final Ink ink;
    private final RunReport report;
    private final Tally tally;

    Summary(PrintStream out, Ink ink, RunReport report) {
        this.out = out;
        this.ink = ink;
        this.report = report;
        this.tally = Tally.of(report.results());
    }

    void print() {
        listed("known deviations", tally.with(Verdict.KNOWN), "");
        listed("fixed", tally.with(Verdict.FIXED), "conforms now; the ledger said: ");
        open();
        fresh();
        counts();
    }

    private void listed(String title, List<ByProbe> probes, String before) {
        if (probes.isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.bold(title));
        for (ByProbe probe : probes) {
            String reason = probe.worst().ledgerReason().orElse(FailureText.why(probe.worst()));
            entry(probe, before + reason);
        }
    }

    private void entry(ByProbe probe, String reason) {
        out.println("  " + probe.probe().id());
        Wrapped.lines(reason, WIDTH).forEach(line -> out.println(ink.dim("      " + line)));
    }

    private void open() {
        List<ByProbe> open = tally.with(Verdict.OPEN);
        for (ByProbe probe : open) {
            out.println();
            String text = FailureText.of(report, probe.worst());
            if (probe.worst().outcome() == Outcome.ERROR) {
                out.println(painted(text));
            } else {
                out.println(ink.yellow("INCONCLUSIVE") + "  " + probe.probe().id());
                Wrapped.lines(probe.worst().reason(), WIDTH).forEach(line -> out.println("  " + line));
            }
        }
    }

    private void fresh() {
        List<ByProbe> fresh = tally.with(Verdict.NEW);
        for (ByProbe probe : fresh.subList(0, Math.min(MOST_IN_FULL, fresh.size()))) {
            out.println();
            out.println(painted(FailureText.of(report, probe.worst())));
        }
        if (fresh.size() > MOST_IN_FULL) {
            out.println();
            out.println(ink.red("and " + Console.plural(fresh.size() - MOST_IN_FULL, "more new deviation")));
            for (ByProbe probe : fresh.subList(MOST_IN_FULL, fresh.size())) {
                entry(probe, FailureText.why(probe.worst()));
            }
        }
    }

    /** The first word of a failure text stands out, and so do the lines where it went wrong. */
    private String painted(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int end = line.indexOf(' ');
            if (lines.isEmpty() && end > 0) {
                lines.add(ink.red(line.substring(0, end)) + ink.bold(line.substring(end)));
            } else if (line.startsWith("           ! ")) {
                lines.add(ink.red(line));
            } else if (line.startsWith("           * ")) {
                lines.add(ink.bold(line));
            } else {
                lines.add(line);
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private void counts() {
        out.println();
        out.println(ink.bold("summary") + "       " + extent() + "   " + Printable.line(report.target()) + " ("
                + Printable.line(report.description()) + ")   seed " + Again.seed(report));
        List<String> outcomes = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (tally.count(outcome) > 0 || outcome == Outcome.CONFORMS || outcome == Outcome.DEVIATES) {
                outcomes.add(tally.count(outcome) + " " + outcomeWord(outcome, tally.count(outcome)));
            }
        }
        field("outcomes", String.join(", ", outcomes));
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (tally.count(verdict) > 0 || verdict == Verdict.NEW) {
                verdicts.add(tally.count(verdict) + " " + verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        field("verdicts", String.join(", ", verdicts));
        for (Tally.LevelCount level : tally.levels()) {
            field(level.level().text(), levelLine(level));
        }
        for (IpVersion version : IpVersion.values()) {
            tally.over(version).ifPresent(counts -> field(version.text(), counts));
        }
        steadiness();
        report.out().ifPresent(this::places);
        out.println(verdictLine());
    }

    private static String levelLine(Tally.LevelCount level) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%d of %d conform", level.conforming(), level.judged()));
        if (level.known() > 0) {
            parts.add(level.known() + " known");
        }
        if (level.deviating() > 0) {
            parts.add(level.deviating() + " new");
        }
        if (level.unjudged() > 0) {
            parts.add(level.unjudged() + " not judged");
        }
        return String.join(", ", parts);
    }

    private String extent() {
        double seconds = report.wall().toNanos() / 1e9;
        String extent = Console.plural(tally.total(), "probe");
        if (tally.executions() > tally.total()) {
            extent = Console.plural(tally.executions(), "execution") + " of " + extent;
        }
        String wall = String.format(Locale.ROOT, " in %.2f s", seconds);
        if (tally.executions() > tally.total() && seconds > 0) {
            wall += String.format(Locale.ROOT, ", %,.0f a second", tally.executions() / seconds);
        }
        return extent + wall;
    }

    private void steadiness() {
        if (tally.executions() == tally.total()) {
            return;
        }
        List<ByProbe> unsteady =
                tally.probes().stream().filter(probe -> !probe.isSteady()).toList();
        field("repeated", unsteady.isEmpty() ? "every outcome the same each time" : "outcomes changed between rounds:");
        for (ByProbe probe : unsteady) {
            List<String> counts = new ArrayList<>();
            for (Outcome outcome : Outcome.values()) {
                if (probe.count(outcome) > 0) {
                    counts.add(probe.count(outcome) + " " + Console.word(outcome));
                }
            }
            field("", probe.probe().id() + "   " + String.join(", ", counts));
        }
    }

    private void places(Path folder) {
        long captures = report.results().stream()
                .map(ProbeResult::capture)
                .flatMap(Optional::stream)
                .distinct()
                .count();
        String more = captures == 0 ? "" : ", captures/ (" + captures + ")";
        field("reports", folder.resolve("report.html") + ", junit.xml, result.json" + more);
    }

    private String verdictLine() {
        String text = sentence(tally);
        String label = "  verdict     ";
        if (text.equals(NOTHING_NEW)) {
            return label + ink.green(text);
        }
        boolean bad = tally.count(Outcome.ERROR) > 0 || tally.count(Verdict.NEW) > 0;
        return label + (bad ? ink.red(text) : ink.yellow(text));
    }

    /** The run in a few words, worst first. */
    static String sentence(Tally tally) {
        long fresh = tally.count(Verdict.NEW);
        long errors = tally.count(Outcome.ERROR);
        long inconclusive = tally.count(Outcome.INCONCLUSIVE);
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(Console.plural(errors, "tester error"));
        }
        if (fresh > 0) {
            parts.add(Console.plural(fresh, "new deviation"));
        }
        if (inconclusive > 0) {
            parts.add(inconclusive + " inconclusive");
        }
        return parts.isEmpty() ? NOTHING_NEW : String.join(", ", parts);
    }

    static String outcomeWord(Outcome outcome, long count) {
        return switch (outcome) {
            case CONFORMS -> count == 1 ? "conforms" : "conform";
            case DEVIATES -> count == 1 ? "deviates" : "deviate";
            case NOT_APPLICABLE -> "not applicable";
            case INCONCLUSIVE -> "inconclusive";
            case ERROR -> count == 1 ? "error" : "errors";
        };
    }

    private void field(String name, String text) {
        out.println("  " + name + " ".repeat(Math.max(1, 12 - name.length())) + text);
    }
}
