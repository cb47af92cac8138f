// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.run.compare.Likeness;
import org.tcpassay.run.compare.Row;
import org.tcpassay.wire.IpVersion;

/**
 * Stacks side by side as one page that needs nothing else: questions down, stacks across, and each cell opens the
 * ladders of two stacks next to each other. Those are packed row by row, and kept only where there is something to
 * see; the report of each stack has them all.
 */
final class CompareHtml {

    /** From so many rows on, only what differs is shown at first. */
    private static final int MANY = 60;

    private final Comparison comparison;
    private final Path folder;
    private final Markup html = new Markup();

    private CompareHtml(Comparison comparison, Path folder) {
        this.comparison = comparison;
        this.folder = folder;
    }

    /**
     * The whole page.
     *
     * @param folder that it will be in, for the way to the reports of the stacks
     */
    static String of(Comparison comparison, Path folder) {
        var page = new CompareHtml(comparison, folder);
        page.write();
        return Page.ofComparison("tcpassay: " + String.join(", ", comparison.names()), page.html);
    }

    private void write() {
        head();
        new CompareHtmlScores(comparison, html).write();
        filter();
        table();
        html.element("p", "nothing", "Nothing fits the filter.").line();
        html.open("dialog", "aria-labelledby", "opened").close("dialog").line();
        packed();
        Page.foot(html, first().version(), first().command());
    }

    private RunReport first() {
        return comparison.stacks().get(0);
    }

    // ---- above the table

    private void head() {
        int differing = comparison.with(Likeness.DIFFER).size();
        int all = comparison.rows().size();
        html.open("header").open("div").element("p", "tool", "tcpassay compare");
        html.element("h1", "", String.join(", ", comparison.names()));
        String versions = comparison.rows().stream()
                .flatMap(row -> row.questions().stream())
                .map(question -> question.probe().version())
                .distinct()
                .sorted()
                .map(IpVersion::text)
                .collect(Collectors.joining(" and "));
        html.element("p", "sub", "asked over " + versions + ", seed " + Again.seed(first()));
        html.close("div").close("header").line();
        html.open("p", "class", "banner " + (differing == 0 ? "ok" : "plain"));
        html.element("b", "", Integer.toString(differing));
        html.text(String.format(
                Locale.ROOT,
                " of %,d questions part these %d stacks",
                all,
                comparison.names().size()));
        html.close("p").line();
    }

    private void filter() {
        html.open("form", "class", "filter", "role", "search", "data-many", isLarge() ? "yes" : "");
        html.alone(
                "input",
                "type",
                "search",
                "name",
                "text",
                "aria-label",
                "filter",
                "placeholder",
                "filter by id, title or rule");
        html.open("div", "class", "chips", "role", "group", "aria-label", "how the answers compare");
        for (Likeness likeness : Likeness.values()) {
            int count = comparison.with(likeness).size();
            if (count > 0) {
                chip(likeness, count);
            }
        }
        html.close("div");
        choice("level", "all levels", levels());
        choice("state", "all states", states());
        html.open("select", "name", "by", "aria-label", "group");
        html.element("option", "", "by topic").element("option", "", "by state").element("option", "", "by level");
        html.close("select");
        html.open("output").close("output").close("form").line();
    }

    private boolean isLarge() {
        return comparison.rows().size() > MANY;
    }

    private void chip(Likeness likeness, int count) {
        boolean on = likeness == Likeness.DIFFER && isLarge();
        html.open("label", "class", "chip " + lower(likeness));
        html.alone(
                "input",
                "type",
                "checkbox",
                "name",
                "like",
                "value",
                lower(likeness),
                on ? "checked" : "",
                on ? "checked" : "");
        html.text(likeness.text() + String.format(Locale.ROOT, " %,d", count)).close("label");
    }

    static String lower(Likeness likeness) {
        return likeness.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> levels() {
        return comparison.rows().stream()
                .map(row -> row.probe().level())
                .distinct()
                .sorted()
                .map(Level::text)
                .toList();
    }

    private List<String> states() {
        Set<State> states = new LinkedHashSet<>();
        comparison.rows().forEach(row -> row.probe().state().ifPresent(states::add));
        return states.stream().sorted().map(State::text).toList();
    }

    private void choice(String name, String all, List<String> values) {
        html.open("select", "name", name, "aria-label", name);
        html.trusted("<option value=\"\">").text(all).close("option");
        values.forEach(value -> html.element("option", "", value));
        html.close("select");
    }

    // ---- the table

    private void table() {
        html.open(
                "table",
                "class",
                "stacks",
                "style",
                "--stacks:" + comparison.names().size());
        html.element("caption", "unseen", "What each stack did, question by question");
        html.open("thead").open("tr").open("th", "scope", "col").text("question");
        html.close("th");
        for (RunReport stack : comparison.stacks()) {
            html.open("th", "scope", "col", "title", stack.description(), "data-report", reportOf(stack));
            html.text(stack.target()).close("th");
        }
        html.close("tr").close("thead").line();
        int number = 0;
        for (Map.Entry<String, List<Row>> topic : comparison.byTopic().entrySet()) {
            html.open("tbody").open("tr", "class", "head");
            String columns = Integer.toString(1 + comparison.names().size());
            html.open("th", "scope", "rowgroup", "colspan", columns).text(topic.getKey());
            html.close("th").close("tr").line();
            for (Row row : topic.getValue()) {
                new CompareHtmlRow(comparison, row, html).write(number++);
            }
            html.close("tbody").line();
        }
        html.close("table").line();
    }

    /** The way to a stack's own report; empty where there is none. */
    private String reportOf(RunReport stack) {
        return stack.out()
                .map(own -> CompareReports.wayTo(own, folder) + "/report.html")
                .orElse("");
    }

    // ---- what cells open

    private void packed() {
        int number = 0;
        for (Map.Entry<String, List<Row>> topic : comparison.byTopic().entrySet()) {
            for (Row row : topic.getValue()) {
                String answers = new CompareHtmlRow(comparison, row, html).answers();
                if (!answers.isEmpty()) {
                    pack("row-" + number, answers);
                }
                number++;
            }
        }
        pack("rules", rules());
    }

    private void pack(String id, String markup) {
        html.open("script", "type", "text/plain", "id", id);
        html.trusted(Zipped.text(markup)).close("script").line();
    }

    /** The wording of each requirement, once. */
    private String rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Row row : comparison.rows()) {
            row.probe().rules().forEach(rule -> rules.put(rule.id(), rule));
        }
        var page = new Markup();
        for (Rule rule : rules.values()) {
            page.open("div", "data-rule", rule.id()).element("strong", "", FailureText.requirement(rule));
            page.text(" ").element("code", "", rule.id());
            page.element("p", "", rule.statement()).close("div");
        }
        return page.toString();
    }
}
