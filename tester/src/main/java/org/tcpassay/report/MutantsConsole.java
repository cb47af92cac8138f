// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Answer;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.Deviation;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutantResult;

/** Tells a person how the probes fare against the mutants: what somebody must look at first, the counts last. */
public final class MutantsConsole {

    private static final int WIDTH = 96;
    private static final int BAR = 24;
    private static final int MOST_NAMED = 3;
    private static final int MOST_LISTED = 40; // toothless probes, one a line

    private final PrintStream out;
    private final Ink ink;
    private final int mutants;
    private final int probes;
    private int done;
    private int unnoticed;

    public MutantsConsole(PrintStream out, Ink ink, int mutants, int probes) {
        this.out = out;
        this.ink = ink;
        this.mutants = mutants;
        this.probes = probes;
    }

    public void started() {
        out.println(ink.bold("tcpassay") + "  " + Console.plural(mutants, "mutant") + ", "
                + Console.plural(probes, "probe") + " each, in virtual time");
        progress();
    }

    public void asked(MutantResult result) {
        done++;
        unnoticed += result.isKilled() || result.isAwaiting() ? 0 : 1;
        progress();
    }

    public void ended(KillReport report) {
        if (ink.live()) {
            out.print("\r\u001b[K");
        }
        KillMatrix matrix = report.matrix();
        errors(matrix);
        survivors(report.survivors());
        toothless(report.toothless());
        waiting("awaiting a probe", matrix.awaiting());
        waiting("no longer awaiting: a probe notices them", matrix.awaitingInVain());
        counts(report);
        out.flush();
    }

    /** Each with its rules and its sentence. */
    public static void list(PrintStream out, Ink ink, List<Mutant> mutants) {
        for (Mutant mutant : mutants) {
            out.println(ink.bold(mutant.name()) + ink.dim("  " + rules(mutant)));
            Wrapped.lines(mutant.mistake(), WIDTH).forEach(line -> out.println("      " + line));
            mutant.awaiting().ifPresent(what -> out.println(ink.yellow("      awaiting " + what)));
        }
        out.println();
        out.println(Console.plural(mutants.size(), "mutant"));
        out.flush();
    }

    static String rules(Mutant mutant) {
        return String.join(" ", mutant.rules().stream().sorted().toList());
    }

    private void progress() {
        if (ink.live()) {
            int filled = BAR * done / Math.max(1, mutants);
            String open = unnoticed == 0 ? "" : "   " + unnoticed + " not noticed";
            out.print("\r\u001b[K  " + ink.green("=".repeat(filled)) + ink.dim("-".repeat(BAR - filled)) + "  " + done
                    + " of " + mutants + open);
        }
        out.flush();
    }

    private void errors(KillMatrix matrix) {
        List<Answer> unsound = matrix.unsound();
        if (!unsound.isEmpty()) {
            title("not conforming on the reference, which has no mistake", ink::red);
            unsound.forEach(
                    answer -> entry(answer.probe().id(), Console.word(answer.outcome()) + ": " + answer.reason()));
        }
        List<MutantResult> broken =
                matrix.rows().stream().filter(row -> !row.errors().isEmpty()).toList();
        if (!broken.isEmpty()) {
            title("errors of the tester", ink::red);
            for (MutantResult row : broken) {
                for (Answer answer : row.errors()) {
                    entry(row.mutant().name() + " at " + answer.probe().id(), answer.reason());
                }
            }
        }
    }

    private void survivors(List<MutantResult> survivors) {
        if (survivors.isEmpty()) {
            return;
        }
        title("mutants that survive", ink::red);
        for (MutantResult row : survivors) {
            entry(row.mutant().name(), row.mutant().mistake());
            out.println(ink.dim("      breaks " + rules(row.mutant())));
            out.println(ink.dim("      " + sideEffects(row)));
        }
    }

    private static String sideEffects(MutantResult row) {
        List<Deviation> effects = row.sideEffects();
        String unclear = row.inconclusive() == 0 ? "" : "; " + row.inconclusive() + " inconclusive";
        if (effects.isEmpty()) {
            return "no probe deviates" + unclear;
        }
        List<String> named = effects.stream()
                .limit(MOST_NAMED)
                .map(effect -> effect.probe().id() + " (" + effect.rule() + ")")
                .toList();
        String more = effects.size() > MOST_NAMED ? " and " + (effects.size() - MOST_NAMED) + " more" : "";
        return "deviates only elsewhere: " + String.join(", ", named) + more + unclear;
    }

    private void toothless(List<ProbeInfo> toothless) {
        if (toothless.isEmpty()) {
            return;
        }
        title("toothless probes, which notice no mutant", ink::red);
        for (ProbeInfo probe : toothless.subList(0, Math.min(MOST_LISTED, toothless.size()))) {
            String rules = String.join(" ", probe.rules().stream().map(Rule::id).toList());
            out.println("  " + probe.id() + ink.dim("  " + rules));
        }
        if (toothless.size() > MOST_LISTED) {
            out.println("  and " + (toothless.size() - MOST_LISTED) + " more; mutants.html has them all");
        }
    }

    private void waiting(String title, List<MutantResult> rows) {
        if (rows.isEmpty()) {
            return;
        }
        title(title, ink::yellow);
        int width = rows.stream()
                .mapToInt(row -> row.mutant().name().length())
                .max()
                .orElse(0);
        for (MutantResult row : rows) {
            String name = row.mutant().name();
            out.println("  " + name + " ".repeat(width - name.length() + 2)
                    + ink.dim(row.mutant().awaiting().orElse("")));
        }
    }

    private void counts(KillReport report) {
        KillMatrix matrix = report.matrix();
        List<MutantResult> rows = matrix.rows();
        out.println();
        out.println(ink.bold("summary") + "       " + MutantsWords.extent(matrix) + "   seed 0x"
                + Long.toHexString(matrix.seed()));
        field("mutants", MutantsWords.mutants(matrix));
        field("probes", MutantsWords.probes(matrix));
        long unclear = rows.stream().mapToLong(MutantResult::inconclusive).sum();
        field(
                "kills",
                String.format(
                        Locale.ROOT,
                        "%,d, beside %,d side effects, %,d inconclusive",
                        matrix.kills(),
                        matrix.sideEffects(),
                        unclear));
        field("reports", report.out().resolve("mutants.html") + ", mutants.json");
        String verdict = MutantsWords.verdict(report);
        field("verdict", report.isFlawless() ? ink.green(verdict) : ink.red(verdict));
    }

    private void title(String title, UnaryOperator<String> paint) {
        out.println();
        out.println(paint.apply(title));
    }

    private void entry(String name, String text) {
        out.println("  " + name);
        Wrapped.lines(text, WIDTH).forEach(line -> out.println("      " + line));
    }

    private void field(String name, String text) {
        out.println("  " + name + " ".repeat(Math.max(1, 12 - name.length())) + text);
    }
}
