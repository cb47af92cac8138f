// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tcpassay.run.fuzz.Find;
import org.tcpassay.run.fuzz.FuzzReport;

/** Tells a person what fuzzing has found: what is new first and in full, what is known in a line each. */
public final class FuzzConsole {

    private static final int WIDTH = 96;

    private final PrintStream out;
    private final Ink ink;

    public FuzzConsole(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    /** @param what target and extent, in a few words */
    public void started(String what, long seed) {
        out.println(ink.bold("tcpassay fuzz") + "  " + Printable.line(what) + "   seed 0x" + Long.toHexString(seed));
        out.flush();
    }

    public void progress(long sequences) {
        if (ink.live()) {
            out.print("\r\u001b[K  " + String.format(Locale.ROOT, "%,d sequences", sequences));
            out.flush();
        }
    }

    /** @param folder where the files of new disagreements are */
    public void ended(FuzzReport report, Path folder) {
        if (ink.live()) {
            out.print("\r\u001b[K");
        }
        news(report.of(Find.Standing.NEW), folder);
        known(report.of(Find.Standing.KNOWN));
        lines(
                "unstable: seen, but not again on a fresh stack",
                report.of(Find.Standing.UNSTABLE),
                ink::yellow,
                find -> "expected " + String.join("  or  ", find.expected()) + "; got " + find.got());
        out.println();
        out.printf(
                Locale.ROOT,
                "%s  %,d sequences in %.1f s, %,.0f a second, %,d more run to confirm and shrink what was found%n",
                ink.bold("summary"),
                report.sequences(),
                report.wall().toNanos() / 1e9,
                report.sequencesPerSecond(),
                report.extra());
        int fresh = report.of(Find.Standing.NEW).size();
        List<Find> known = report.of(Find.Standing.KNOWN);
        String verdict = Console.plural(fresh, "new disagreement") + ", "
                + String.format(Locale.ROOT, "%,d known in %,d forms, ", total(known), known.size())
                + report.of(Find.Standing.UNSTABLE).size() + " unstable";
        out.println("  " + (fresh == 0 ? ink.green(verdict) : ink.red(verdict)));
        out.flush();
    }

    private void news(List<Find> finds, Path folder) {
        String rule = "";
        int number = 0;
        for (Find find : finds) {
            number++;
            if (!find.category().requirement().equals(rule)) {
                rule = find.category().requirement();
                out.println();
                out.println(ink.red(rule));
            }
            out.println("  " + ink.bold(find.category().id()) + ink.dim("  " + times(find)));
            one("expected", String.join("  or  ", find.expected()));
            one("got", find.got());
            TraceText.of(find.trace()).lines().forEach(line -> out.println("      " + line));
            Path file = folder.resolve(FuzzFiles.name(number) + ".java");
            out.println(ink.dim("      " + file + ":"));
            FuzzFiles.source(number, find).lines().forEach(line -> out.println("      | " + line));
        }
    }

    private void one(String name, String text) {
        List<String> lines = Wrapped.lines(text, WIDTH);
        out.println("      " + String.format(Locale.ROOT, "%-9s", name) + lines.get(0));
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(15) + line));
    }

    /** By reason, the commonest first; one category of each stands for all. */
    private void known(List<Find> finds) {
        if (finds.isEmpty()) {
            return;
        }
        Map<String, List<Find>> byReason = finds.stream()
                .collect(Collectors.groupingBy(find -> find.reason().orElse("")));
        out.println();
        out.println(ink.dim("known, in words of the ledger"));
        byReason.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<Find>> one) -> -total(one.getValue())))
                .forEach(one -> {
                    List<String> lines = Wrapped.lines(one.getKey(), WIDTH);
                    out.println(String.format(Locale.ROOT, "%,9d  ", total(one.getValue())) + lines.get(0));
                    lines.stream().skip(1).forEach(line -> out.println(" ".repeat(11) + line));
                    String first = one.getValue().get(0).category().id();
                    int more = one.getValue().size() - 1;
                    out.println(ink.dim(" ".repeat(11) + first + (more == 0 ? "" : " and " + more + " like it")));
                });
    }

    private static long total(List<Find> finds) {
        return finds.stream().mapToLong(Find::count).sum();
    }

    private void lines(
            String title,
            List<Find> finds,
            UnaryOperator<String> paint,
            java.util.function.Function<Find, String> why) {
        if (finds.isEmpty()) {
            return;
        }
        out.println();
        out.println(paint.apply(title));
        for (Find find : finds) {
            out.println(String.format(Locale.ROOT, "%7d  ", find.count())
                    + find.category().id()
                    + ink.dim("  " + Printable.line(why.apply(find))));
        }
    }

    private static String times(Find find) {
        return String.format(
                Locale.ROOT,
                "%s, first after %.1f s; %s, shrunk to %d",
                find.count() == 1 ? "once" : find.count() + " times",
                find.after().toNanos() / 1e9,
                Console.plural(find.actions(), "action"),
                find.file().sequence().actions().size());
    }
}
