// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.compare.Binding;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.run.compare.Likeness;
import org.tcpassay.run.compare.Row;
import org.tcpassay.run.compare.Score;

/** What stands above the table of questions: how each stack does, where they differ, and which two of them. */
final class CompareHtmlScores {

    private final Comparison comparison;
    private final Markup html;

    CompareHtmlScores(Comparison comparison, Markup html) {
        this.comparison = comparison;
        this.html = html;
    }

    void write() {
        scores();
        html.open("div", "class", "apart");
        topics();
        if (comparison.names().size() > 2) {
            pairs();
        }
        html.close("div").line();
    }

    // ---- requirements that each stack keeps

    private void scores() {
        List<Binding> bindings = bindings();
        html.open("section").element("h2", "", "Requirements that each stack keeps");
        html.open("div", "class", "scroll").open("table", "class", "scores");
        html.open("thead").open("tr").open("th", "scope", "col").text("stack").close("th");
        bindings.forEach(binding -> column(binding.text()));
        List.of("deviations", "known", "n/a", "open").forEach(this::column);
        html.close("tr").close("thead").line().open("tbody").line();
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            score(stack, bindings);
        }
        html.close("tbody").close("table").close("div");
        html.element(
                        "p",
                        "note",
                        "Of the requirements that apply to it and could be judged; green: kept, blue: broken as the"
                                + " stack's ledger says, red: broken otherwise. The columns on the right count probes:"
                                + " deviations that are not in the ledger, those that are, with a reason, what the"
                                + " stack does not claim or cannot be asked, and what stayed open.")
                .close("section")
                .line();
    }

    private void column(String name) {
        html.open("th", "scope", "col").text(name).close("th");
    }

    private List<Binding> bindings() {
        return Arrays.stream(Binding.values())
                .filter(binding -> comparison.stacks().stream().anyMatch(stack -> stack.results().stream()
                        .flatMap(result -> result.probe().rules().stream())
                        .anyMatch(rule -> Binding.of(rule.level()) == binding)))
                .toList();
    }

    private void score(int number, List<Binding> bindings) {
        RunReport stack = comparison.stacks().get(number);
        Tally tally = Tally.of(stack.results());
        html.open("tr")
                .open("th", "scope", "row")
                .open("b")
                .text(stack.target())
                .close("b");
        html.element("span", "", stack.description()).close("th");
        List<Score> scores = comparison.scores(number);
        for (Binding binding : bindings) {
            kept(
                    binding,
                    scores.stream().filter(one -> one.binding() == binding).findFirst());
        }
        count("deviations", "new", tally.count(Verdict.NEW));
        count("known", "known", tally.count(Verdict.KNOWN));
        count("n/a", "na", tally.count(Outcome.NOT_APPLICABLE));
        count("open", "open", tally.count(Verdict.OPEN));
        html.close("tr").line();
    }

    private void kept(Binding binding, Optional<Score> score) {
        html.open("td", "data-of", binding.text());
        score.ifPresent(one -> {
            html.open("b").text(Integer.toString(one.kept())).close("b");
            html.text(" of " + one.judged()).open("span", "class", "track", "aria-hidden", "true");
            part("ok", one.kept(), one.judged());
            part("known", one.known(), one.judged());
            part("new", one.fresh(), one.judged());
            html.close("span");
        });
        html.close("td");
    }

    private void part(String style, int count, int all) {
        if (count > 0) {
            String width = String.format(Locale.ROOT, "width:%.2f%%", 100.0 * count / all);
            html.open("i", "class", style, "style", width).close("i");
        }
    }

    private void count(String name, String style, long count) {
        html.open("td", "class", count == 0 ? "none" : "count " + style, "data-of", name);
        html.text(String.format(Locale.ROOT, "%,d", count)).close("td");
    }

    // ---- where they differ

    private void topics() {
        html.open("section", "class", "topics").element("h2", "", "Where they differ");
        Map<String, List<Row>> topics = comparison.byTopic();
        if (comparison.with(Likeness.DIFFER).isEmpty()) {
            html.element("p", "note", "Nowhere: whatever one conforms to, no other deviates from.");
        }
        html.open("ul");
        topics.forEach((topic, rows) -> {
            long differing = rows.stream()
                    .filter(row -> row.likeness() == Likeness.DIFFER)
                    .count();
            if (differing > 0) {
                html.open("li").open("a", "href", "#topic-" + topic);
                html.element("b", "", Long.toString(differing)).text(topic);
                html.element("small", "", "of " + rows.size()).close("a").close("li");
            }
        });
        html.close("ul").close("section").line();
    }

    /** How many rows part each two. */
    private void pairs() {
        List<String> names = comparison.names();
        html.open("section", "class", "pairs").element("h2", "", "Which two");
        html.open("div", "class", "scroll").open("table");
        html.element("caption", "unseen", "In how many questions each two stacks differ");
        html.open("thead").open("tr").open("td").close("td");
        names.subList(0, names.size() - 1).forEach(this::column);
        html.close("tr").close("thead").open("tbody").line();
        for (int one = 1; one < names.size(); one++) {
            html.open("tr").open("th", "scope", "row").text(names.get(one)).close("th");
            for (int other = 0; other < one; other++) {
                pair(one, other);
            }
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div");
        html.element("p", "note", "Choose two to see only the questions that part them.");
        html.close("section").line();
    }

    private void pair(int one, int other) {
        String label =
                comparison.names().get(other) + " and " + comparison.names().get(one);
        html.open("td")
                .open(
                        "button",
                        "type",
                        "button",
                        "aria-pressed",
                        "false",
                        "aria-label",
                        label,
                        "data-pair",
                        other + " " + one);
        html.text(Integer.toString(comparison.between(one, other).size()));
        html.close("button").close("td");
    }
}
