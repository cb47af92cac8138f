// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.List;
import java.util.Optional;
import org.tcpassay.referee.matrix.Cells;
import org.tcpassay.referee.matrix.Column;
import org.tcpassay.referee.matrix.Stimulus;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/**
 * The matrix as one page that needs nothing else: a table of coloured cells, each of which opens its facts and its
 * ladder. Those are packed row by row, for there are thousands.
 */
final class MatrixHtml {

    private final MatrixTable table;
    private final Markup html = new Markup();

    private MatrixHtml(MatrixTable table) {
        this.table = table;
    }

    /** @param reports one a target, of the same cells */
    static String of(List<RunReport> reports) {
        var page = new MatrixHtml(new MatrixTable(reports));
        page.write();
        return Page.ofTable("tcpassay matrix: " + page.names(), page.html);
    }

    private void write() {
        head();
        filter();
        grid();
        html.open("dialog", "aria-label", "one cell").close("dialog").line();
        packed();
        Page.foot(html, first().version(), first().command());
    }

    private RunReport first() {
        return table.reports().get(0);
    }

    private String names() {
        return String.join(", ", table.reports().stream().map(RunReport::target).toList());
    }

    // ---- above the table

    private void head() {
        html.open("header").open("div").element("p", "tool", "tcpassay matrix");
        html.element("h1", "", names());
        String size =
                table.rows().size() + " stimuli, states by passive and by active open, seed " + Again.seed(first());
        html.element("p", "sub", size).close("div").close("header").line();
        for (RunReport report : table.reports()) {
            target(report);
        }
    }

    private void target(RunReport report) {
        Tally tally = Tally.of(report.results());
        boolean fresh = tally.count(Verdict.NEW) > 0 || tally.count(Outcome.ERROR) > 0;
        String style = fresh ? "new" : tally.count(Outcome.INCONCLUSIVE) > 0 ? "open" : "ok";
        html.open("p", "class", "banner " + style).element("b", "", report.target());
        html.text(" " + report.description() + ": " + tally.count(Outcome.CONFORMS) + " of " + tally.total()
                + " cells conform, " + tally.count(Verdict.KNOWN) + " known deviations, " + tally.count(Verdict.NEW)
                + " new, " + tally.count(Verdict.OPEN) + " open; "
                + Span.text(report.wall().toNanos()));
        html.close("p").line();
    }

    private void filter() {
        html.open("form", "class", "filter", "role", "search");
        html.alone("input", "type", "search", "name", "text", "aria-label", "filter", "placeholder", "filter stimuli");
        html.open("div", "class", "signs");
        for (String sign : List.of("ok", "known", "new", "fixed", "open", "na")) {
            html.open("span", "class", "sign " + sign)
                    .open("i")
                    .close("i")
                    .text(HtmlProbe.word(sign))
                    .close("span");
        }
        html.close("div").open("label", "class", "chip telling");
        html.alone("input", "type", "checkbox", "name", "telling")
                .text("only rows that differ")
                .close("label");
        html.open("output").close("output").close("form").line();
    }

    // ---- the table

    private void grid() {
        html.open("div", "class", "scroll grid").open("table").open("thead");
        html.open("tr").element("th", "corner", "stimulus");
        for (Column column : table.columns()) {
            html.open("th", "scope", "col", "title", column.state().text() + road(column));
            html.element("span", "", column.state().text());
            html.element("small", "", column.isOther() ? "active" : "").close("th");
        }
        html.close("tr").close("thead").line().open("tbody").line();
        List<Stimulus> rows = table.rows();
        for (int row = 0; row < rows.size(); row++) {
            Stimulus stimulus = rows.get(row);
            html.open("tr", "data-row", Integer.toString(row), "data-telling", table.isTelling(stimulus) ? "yes" : "");
            html.open("th", "scope", "row", "title", stimulus.text())
                    .element("code", "", stimulus.name())
                    .close("th");
            for (Column column : table.columns()) {
                cell(column, stimulus);
            }
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").line();
    }

    private static String road(Column column) {
        return column.isOther() ? ", opened by the target" : "";
    }

    private void cell(Column column, Stimulus stimulus) {
        if (!table.isAsked(column, stimulus)) {
            html.open("td").close("td");
            return;
        }
        String id = Cells.id(column, stimulus);
        html.open("td").open("a", "id", id, "href", "#" + id, "title", id + tips(column, stimulus));
        for (int target = 0; target < table.reports().size(); target++) {
            String sign =
                    table.result(target, column, stimulus).map(HtmlProbe::sign).orElse("na");
            html.open("i", "class", sign).close("i");
        }
        html.close("a").close("td");
    }

    private String tips(Column column, Stimulus stimulus) {
        var tips = new StringBuilder();
        for (int target = 0; target < table.reports().size(); target++) {
            Optional<ProbeResult> result = table.result(target, column, stimulus);
            String name = table.reports().get(target).target();
            result.ifPresent(one -> tips.append('\n').append(name).append(": ").append(tip(one)));
        }
        return tips.toString();
    }

    private static String tip(ProbeResult result) {
        String got = result.finding().map(finding -> ", got " + finding.got()).orElse("");
        return HtmlProbe.word(HtmlProbe.sign(result)) + got;
    }

    // ---- what cells open

    private void packed() {
        List<Stimulus> rows = table.rows();
        for (int row = 0; row < rows.size(); row++) {
            var cells = new Markup();
            for (Column column : table.columns()) {
                open(cells, column, rows.get(row));
            }
            html.open("script", "type", "text/plain", "id", "row-" + row);
            html.trusted(Zipped.text(cells.toString())).close("script").line();
        }
    }

    private void open(Markup into, Column column, Stimulus stimulus) {
        if (!table.isAsked(column, stimulus)) {
            return;
        }
        into.open("section", "data-cell", Cells.id(column, stimulus));
        for (int target = 0; target < table.reports().size(); target++) {
            RunReport report = table.reports().get(target);
            table.result(target, column, stimulus).ifPresent(result -> one(into, report, result));
        }
        into.close("section");
    }

    private static void one(Markup into, RunReport report, ProbeResult result) {
        String sign = HtmlProbe.sign(result);
        into.open("article", "class", sign).open("h3").element("span", "badge", HtmlProbe.word(sign));
        into.text(report.target()).close("h3");
        new HtmlProbe(report, new ByProbe(result, List.of(result)), into).body();
        into.close("article");
    }
}
