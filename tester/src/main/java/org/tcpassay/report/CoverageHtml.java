// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.coverage.CoverageCount;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/** The table of coverage as one page: what is wrong first, the counts, then every requirement by its document. */
final class CoverageHtml {

    private final CoverageReport report;
    private final Markup html = new Markup();

    private CoverageHtml(CoverageReport report) {
        this.report = report;
    }

    /** The whole page. */
    static String of(CoverageReport report) {
        var page = new CoverageHtml(report);
        page.write();
        return Page.of("tcpassay: coverage, " + CoverageWords.verdict(report), page.html);
    }

    private void write() {
        head();
        tiles();
        attention();
        counts("By level", report.coverage().byLevel());
        counts("By document", report.coverage().by(Rule::rfc));
        filter();
        html.open("main").line();
        documents().forEach(this::document);
        html.close("main").line();
        Page.foot(html, report.version(), report.command());
    }

    private void head() {
        html.open("header").open("div").element("p", "tool", "tcpassay");
        html.element("h1", "", "coverage");
        html.element("p", "sub", "every requirement, the probes that check it, and what they found")
                .close("div");
        html.open("dl", "class", "run");
        report.answers().forEach(answers -> html.open("div")
                .element("dt", "", answers.target())
                .element("dd", "", Console.plural(answers.byProbe().size(), "probe") + " asked")
                .close("div"));
        html.close("dl").close("header").line();
        html.open("p", "class", "banner " + (report.isFlawless() ? "ok" : "new"))
                .text(CoverageWords.verdict(report))
                .close("p")
                .line();
    }

    private void tiles() {
        CoverageCount all = report.coverage().total();
        html.open("section", "class", "overview wide").open("div", "class", "tiles");
        tile("conforms", all.probed(), "probed");
        tile("inconclusive", all.excused(), "excused, " + CoverageWords.share(all));
        tile("deviates", all.open(), "without probe");
        tile("not_applicable", all.offTheWire(), "off the wire");
        tile("not_applicable", all.rules(), "requirements");
        html.close("div").close("section").line();
    }

    private void tile(String style, int count, String word) {
        html.open("div", "class", "tile " + style + (count == 0 ? " none" : ""));
        html.element("b", "", Integer.toString(count)).element("span", "", word).close("div");
    }

    /** What somebody must look at, each a link. */
    private void attention() {
        List<CoveredRule> open = report.coverage().with(CoveredRule.Status.OPEN);
        if (report.lost().isEmpty() && open.isEmpty()) {
            return;
        }
        html.open("section", "class", "attention many")
                .element("h2", "", "To look at")
                .open("ul");
        report.lost()
                .forEach(loss -> concern("lost", loss.rule(), "was checked by " + String.join(" ", loss.probes())));
        open.forEach(covered ->
                concern("no probe", covered.rule().id(), covered.rule().statement()));
        html.close("ul").close("section").line();
    }

    private void concern(String word, String id, String why) {
        html.open("li", "class", "new").element("span", "badge", word);
        html.open("a", "href", "#" + id).element("code", "", id).close("a");
        html.element("span", "why", why).close("li");
    }

    private void counts(String title, List<CoverageCount> counts) {
        html.open("section", "class", "counts").element("h2", "", title).open("table");
        html.open("tr");
        for (String heading : List.of("", "requirements", "probed", "excused", "without probe", "off the wire")) {
            html.element("th", "", heading);
        }
        html.close("tr");
        for (CoverageCount count : counts) {
            html.open("tr").element("th", "", count.name());
            for (int number :
                    Arrays.asList(count.rules(), count.probed(), count.excused(), count.open(), count.offTheWire())) {
                html.element("td", number == 0 ? "none" : "", Integer.toString(number));
            }
            html.close("tr");
        }
        html.close("table").close("section").line();
    }

    private void filter() {
        html.open("form", "class", "filter", "role", "search");
        String hint = "filter requirements by id, statement or probe";
        html.alone("input", "type", "search", "name", "text", "aria-label", "filter", "placeholder", hint);
        html.open("select", "name", "level", "aria-label", "level");
        html.open("option", "value", "").text("every level").close("option");
        for (Level level : Level.values()) {
            html.open("option", "value", level.text()).text(level.text()).close("option");
        }
        html.close("select").open("div", "class", "chips");
        Map<String, Long> signs = report.coverage().rules().stream()
                .map(covered -> CoverageHtmlRule.sign(report, covered))
                .collect(Collectors.groupingBy(sign -> sign, Collectors.counting()));
        for (var word : CoverageHtmlRule.SIGNS.entrySet()) {
            long count = signs.getOrDefault(word.getKey(), 0L);
            if (count > 0) {
                html.open("label", "class", "chip " + word.getKey());
                html.alone("input", "type", "checkbox", "name", "sign", "value", word.getKey());
                html.text(word.getValue() + " " + count).close("label");
            }
        }
        html.close("div").open("output").close("output").close("form").line();
    }

    private Map<String, List<CoveredRule>> documents() {
        return report.coverage().rules().stream()
                .collect(Collectors.groupingBy(
                        covered -> covered.rule().rfc(), LinkedHashMap::new, Collectors.toList()));
    }

    private void document(String name, List<CoveredRule> rules) {
        long probed = rules.stream()
                .filter(covered -> covered.status() == CoveredRule.Status.PROBED)
                .count();
        html.open("section", "class", "group").open("h2").text(name.replaceFirst("^RFC", "RFC "));
        html.element("small", "", probed + " of " + rules.size() + " probed")
                .close("h2")
                .line();
        rules.forEach(covered -> new CoverageHtmlRule(report, covered, html).write());
        html.close("section").line();
    }
}
