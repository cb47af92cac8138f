// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.compare.Binding;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.run.compare.Likeness;
import org.tcpassay.run.compare.Row;
import org.tcpassay.run.compare.Score;

/** What a comparison amounts to, as text: where the stacks differ, by topic, and how each of them does. */
public final class CompareConsole {

    /** Of one topic; the page has them all. */
    private static final int MOST_ROWS = 20;

    private static final int NARROWEST = 14;

    private static final int WIDEST = 22;

    private static final int COLUMN = 12;

    private final PrintStream out;
    private final Ink ink;
    private final Comparison comparison;
    private final int names;
    private final int ids;

    private CompareConsole(PrintStream out, Ink ink, Comparison comparison) {
        this.out = out;
        this.ink = ink;
        this.comparison = comparison;
        this.names = Math.max(NARROWEST, Math.min(WIDEST, 2 + longest(comparison.names())));
        this.ids = 4
                + longest(comparison.with(Likeness.DIFFER).stream().map(Row::id).toList());
    }

    /** @param folder that the page is in */
    public static void print(PrintStream out, Ink ink, Comparison comparison, Path folder) {
        var console = new CompareConsole(out, ink, comparison);
        console.differences();
        console.scores();
        console.unexpected();
        console.end(folder);
        out.flush();
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    // ---- where they differ

    private void differences() {
        if (comparison.with(Likeness.DIFFER).isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.bold((pad("differences", ids) + stacks()).stripTrailing()));
        comparison.byTopic().forEach((topic, rows) -> {
            List<Row> differing = rows.stream()
                    .filter(row -> row.likeness() == Likeness.DIFFER)
                    .toList();
            if (!differing.isEmpty()) {
                topic(topic, differing, rows.size());
            }
        });
    }

    private void topic(String topic, List<Row> differing, int of) {
        out.println(topic + ink.dim("   " + differing.size() + " of " + of));
        for (Row row : differing.subList(0, Math.min(MOST_ROWS, differing.size()))) {
            var line = new StringBuilder();
            for (int stack = 0; stack < comparison.stacks().size(); stack++) {
                line.append(word(row, stack));
            }
            out.println(("  " + pad(row.id(), ids - 2) + line).stripTrailing());
        }
        if (differing.size() > MOST_ROWS) {
            out.println(ink.dim("  and " + (differing.size() - MOST_ROWS) + " more"));
        }
    }

    private String stacks() {
        return comparison.names().stream().map(this::name).collect(Collectors.joining());
    }

    private String name(String target) {
        return pad(Wrapped.shortened(Printable.line(target), names - 2), names);
    }

    /** Over the version of IP that parts the stacks. */
    private String word(Row row, int stack) {
        Optional<ProbeResult> answer = row.answer(stack);
        String word = pad(answer.map(Console::sign).orElse("-"), names);
        return answer.map(result -> painted(result, word)).orElse(word);
    }

    private String painted(ProbeResult result, String text) {
        return switch (result.verdict()) {
            case EXPECTED -> ink.dim(text);
            case KNOWN -> ink.blue(text);
            case NEW -> ink.red(text);
            case FIXED -> ink.green(text);
            case OPEN -> ink.yellow(text);
        };
    }

    // ---- how each does

    private void scores() {
        List<Binding> bindings = Arrays.stream(Binding.values())
                .filter(binding -> allScores().stream().anyMatch(score -> score.binding() == binding))
                .toList();
        out.println();
        var heading = new StringBuilder(pad("requirements", names));
        bindings.forEach(binding -> heading.append(right(binding.text())));
        List.of("new", "known", "n/a", "open").forEach(name -> heading.append(right(name)));
        out.println(ink.bold(heading.toString()));
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            score(stack, bindings);
        }
    }

    private List<Score> allScores() {
        List<Score> all = new ArrayList<>();
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            all.addAll(comparison.scores(stack));
        }
        return all;
    }

    private void score(int number, List<Binding> bindings) {
        RunReport stack = comparison.stacks().get(number);
        var line = new StringBuilder(name(stack.target()));
        for (Binding binding : bindings) {
            line.append(right(comparison.scores(number).stream()
                    .filter(score -> score.binding() == binding)
                    .map(score -> score.kept() + " of " + score.judged())
                    .findFirst()
                    .orElse("-")));
        }
        line.append(count(stack.count(Verdict.NEW), ink::red));
        line.append(count(stack.count(Verdict.KNOWN), ink::blue));
        line.append(count(stack.count(Outcome.NOT_APPLICABLE), ink::dim));
        line.append(count(stack.count(Verdict.OPEN), ink::yellow));
        out.println(line);
    }

    private static String count(long count, UnaryOperator<String> paint) {
        String text = right(Long.toString(count));
        return count == 0 ? text : paint.apply(text);
    }

    // ---- what no ledger expects

    private void unexpected() {
        List<RunReport> stacks = comparison.stacks().stream()
                .filter(stack -> stack.count(Verdict.NEW) + stack.count(Verdict.OPEN) > 0)
                .toList();
        if (stacks.isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.bold("unexpected"));
        stacks.forEach(this::unexpected);
    }

    private void unexpected(RunReport stack) {
        List<ProbeResult> results = stack.results().stream()
                .filter(result -> result.verdict() == Verdict.NEW || result.verdict() == Verdict.OPEN)
                .toList();
        for (ProbeResult result : results.subList(0, Math.min(MOST_ROWS, results.size()))) {
            out.println("  " + name(stack.target()) + painted(result, pad(Console.sign(result), COLUMN))
                    + result.probe().id());
            Wrapped.lines(Printable.line(FailureText.why(result)), 96)
                    .forEach(line -> out.println(" ".repeat(2 + names) + ink.dim(line)));
        }
        if (results.size() > MOST_ROWS) {
            out.println("  " + name(stack.target()) + ink.dim("and " + (results.size() - MOST_ROWS) + " more"));
        }
    }

    private void end(Path folder) {
        out.println();
        List<String> parts = new ArrayList<>();
        for (Likeness likeness : Likeness.values()) {
            int count = comparison.with(likeness).size();
            if (count > 0) {
                parts.add(count + " " + likeness.text());
            }
        }
        out.println("questions     " + comparison.rows().size() + ": " + String.join(", ", parts));
        out.println("reports       " + folder.resolve("compare.html") + ", compare.json");
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, COLUMN - text.length())) + text;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
