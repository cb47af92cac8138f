// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.rules.State;
import org.tcpassay.run.Answer;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutantResult;

/** A kill matrix as one page: what is wrong first, then the matrix, each mutant, each probe. */
public final class MutantsHtml {

    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final KillReport report;
    private final KillMatrix matrix;
    private final KillPicture picture;
    private final Markup html = new Markup();

    private MutantsHtml(KillReport report) {
        this.report = report;
        this.matrix = report.matrix();
        this.picture =
                new KillPicture(matrix.reference().stream().map(Answer::probe).toList());
    }

    /** The whole page. */
    public static String of(KillReport report) {
        var page = new MutantsHtml(report);
        page.write();
        return Page.of("tcpassay: mutants, " + MutantsWords.verdict(report), page.html);
    }

    /** Where a mutant stands in the page. */
    static String anchor(Mutant mutant) {
        return "mutant." + mutant.name();
    }

    /** How it fared: new, open or ok, as styles and filters call it. */
    static String sign(MutantResult row) {
        return row.isKilled() ? "ok" : row.isAwaiting() ? "open" : "new";
    }

    private void write() {
        head();
        tiles();
        attention();
        wholePicture();
        filter();
        html.open("main").line();
        topics().forEach(this::topic);
        probes();
        html.close("main").line();
        states();
        Page.foot(html, report.version(), report.command());
    }

    private void head() {
        html.open("header").open("div").element("p", "tool", "tcpassay");
        html.element("h1", "", "mutants");
        html.element("p", "sub", "RFC 9293 with one mistake at a time, and the probes that notice it")
                .close("div");
        html.open("dl", "class", "run");
        pair("seed", "0x" + Long.toHexString(matrix.seed()));
        pair("started", STARTED.format(report.started()));
        pair("took", Span.text(matrix.wall().toNanos()));
        pair("probes a second", String.format(Locale.ROOT, "%,.0f", matrix.executionsPerSecond()));
        html.close("dl").close("header").line();
        html.open("p", "class", "banner " + (report.isFlawless() ? "ok" : "new"))
                .text(MutantsWords.verdict(report))
                .close("p")
                .line();
    }

    private void pair(String name, String value) {
        html.open("div").element("dt", "", name).element("dd", "", value).close("div");
    }

    private void tiles() {
        long killed = matrix.rows().stream().filter(MutantResult::isKilled).count();
        html.open("section", "class", "overview wide").open("div", "class", "tiles six");
        tile("conforms", killed, "mutants killed");
        tile("deviates", matrix.survivors().size(), "survive");
        tile("inconclusive", matrix.awaiting().size(), "await a probe");
        tile("conforms", matrix.probes().size() - matrix.toothless().size(), "probes bite");
        tile("deviates", matrix.toothless().size(), "are toothless");
        tile("not_applicable", matrix.notApplicable().size(), "not applicable");
        html.close("div").close("section").line();
    }

    private void tile(String style, long count, String word) {
        html.open("div", "class", "tile " + style + (count == 0 ? " none" : ""));
        html.element("b", "", Long.toString(count)).element("span", "", word).close("div");
    }

    /** What somebody must look at, each a link. */
    private void attention() {
        if (report.isFlawless()) {
            return;
        }
        html.open("section", "class", "attention many")
                .element("h2", "", "To look at")
                .open("ul");
        matrix.unsound()
                .forEach(answer -> concern("error", "reference", answer.probe().id(), answer.reason()));
        for (MutantResult row : matrix.rows()) {
            row.errors()
                    .forEach(error -> concern(
                            "error",
                            "error",
                            anchor(row.mutant()),
                            error.probe().id() + ": " + error.reason()));
        }
        report.survivors()
                .forEach(row -> concern(
                        "new", "survives", anchor(row.mutant()), row.mutant().mistake()));
        report.toothless().stream()
                .collect(Collectors.groupingBy(HtmlMutant::plain, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::toothless);
        html.close("ul").close("section").line();
    }

    private void toothless(List<ProbeInfo> rows) {
        ProbeInfo first = rows.get(0);
        String more = rows.size() == 1 ? "" : " (" + rows.size() + " rows)";
        concern("new", "toothless", first.id(), first.title() + more);
    }

    private void concern(String sign, String word, String anchor, String why) {
        html.open("li", "class", sign).element("span", "badge", word);
        html.open("a", "href", "#" + anchor)
                .element("code", "", anchor.startsWith("mutant.") ? anchor.substring(7) : anchor);
        html.close("a").element("span", "why", why).close("li");
    }

    private void wholePicture() {
        html.open("section", "class", "states").open("h2").text("Probes x mutants");
        html.element("small", "", "a column a probe, a row a mutant; click a row")
                .close("h2");
        html.open("figure")
                .open("div", "class", "scroll")
                .trusted(picture.whole(topics()))
                .close("div");
        html.open("figcaption")
                .open("span", "class", "key kill")
                .close("span")
                .text(" kill: the probe deviates in a rule" + " that the mutant breaks   ");
        html.open("span", "class", "key side").close("span").text(" side effect: it deviates elsewhere");
        html.close("figcaption").close("figure").close("section").line();
    }

    private Map<String, List<MutantResult>> topics() {
        return matrix.rows().stream()
                .collect(Collectors.groupingBy(row -> topic(row.mutant()), TreeMap::new, Collectors.toList()));
    }

    /** The topic of most rules that it breaks. */
    private static String topic(Mutant mutant) {
        Map<String, Long> topics = RuleCatalogue.shipped().all().stream()
                .filter(rule -> mutant.breaks(rule.id()))
                .collect(Collectors.groupingBy(Rule::topic, TreeMap::new, Collectors.counting()));
        return topics.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("no known rule");
    }

    private void filter() {
        html.open("form", "class", "filter", "role", "search");
        String hint = "filter mutants and probes by name, sentence or rule";
        html.alone("input", "type", "search", "name", "text", "aria-label", "filter", "placeholder", hint);
        html.open("div", "class", "chips");
        chip(
                "new",
                "survives or toothless",
                matrix.survivors().size() + matrix.toothless().size());
        chip("open", "awaiting", matrix.awaiting().size());
        chip(
                "ok",
                "killed",
                matrix.rows().stream().filter(MutantResult::isKilled).count());
        chip("known", "bites", matrix.probes().size() - matrix.toothless().size());
        html.close("div").open("output").close("output").close("form").line();
    }

    private void chip(String sign, String word, long count) {
        if (count > 0) {
            html.open("label", "class", "chip " + sign);
            html.alone("input", "type", "checkbox", "name", "sign", "value", sign);
            html.text(word + " " + count).close("label");
        }
    }

    private void topic(String name, List<MutantResult> rows) {
        long killed = rows.stream().filter(MutantResult::isKilled).count();
        html.open("section", "class", "group").open("h2").text("mutants: " + name);
        html.element("small", "", killed + " of " + rows.size() + " killed")
                .close("h2")
                .line();
        rows.forEach(row -> new HtmlMutant(row, picture, html).write());
        html.close("section").line();
    }

    private void probes() {
        Map<String, List<Answer>> groups = matrix.reference().stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.probe().group(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<MutantResult>> killers = matrix.killers();
        groups.forEach((group, answers) -> {
            long biting = answers.stream()
                    .filter(answer -> killers.containsKey(answer.probe().id()))
                    .count();
            html.open("section", "class", "group").open("h2").text("probes: " + group);
            html.element("small", "", biting + " of " + answers.size() + " kill a mutant")
                    .close("h2")
                    .line();
            for (Answer answer : answers) {
                probe(answer, killers.getOrDefault(answer.probe().id(), List.of()));
            }
            html.close("section").line();
        });
    }

    private void probe(Answer answer, List<MutantResult> killed) {
        ProbeInfo probe = answer.probe();
        String sign =
                switch (answer.outcome()) {
                    case CONFORMS -> killed.isEmpty() ? "new" : "known";
                    case NOT_APPLICABLE -> killed.isEmpty() ? "na" : "known";
                    default -> "error";
                };
        String word =
                switch (sign) {
                    case "new" -> "toothless";
                    case "known" -> killed.size() == 1 ? "1 mutant" : killed.size() + " mutants";
                    case "na" -> "n/a";
                    default -> "defect";
                };
        String rules = String.join(" ", probe.rules().stream().map(Rule::id).toList());
        html.open("details", "class", "probe short " + sign, "id", probe.id(), "data-sign", sign, "data-rules", rules);
        html.open("summary").element("span", "badge", word);
        html.open("span", "class", "name").element("code", "", probe.id());
        html.element("span", "title", probe.title()).close("span").close("summary");
        html.open("div", "class", "body").open("div", "class", "facts").open("dl");
        html.element("dt", "", "rules").element("dd", "", rules);
        html.element("dt", "", "notices").open("dd").open("ul", "class", "names");
        for (MutantResult row : killed) {
            html.open("li").open("a", "href", "#" + anchor(row.mutant()));
            html.element("code", "", row.mutant().name())
                    .close("a")
                    .text(" " + row.mutant().mistake());
            html.close("li");
        }
        html.close("ul")
                .close("dd")
                .close("dl")
                .close("div")
                .close("div")
                .close("details")
                .line();
    }

    /** Where in the life of a connection probes bite. */
    private void states() {
        Map<String, List<MutantResult>> killers = matrix.killers();
        Map<State, List<ProbeInfo>> asked = matrix.probes().stream()
                .filter(probe -> probe.state().isPresent())
                .collect(Collectors.groupingBy(probe -> probe.state().get()));
        Map<State, StateDiagram.Note> notes = new EnumMap<>(State.class);
        asked.forEach((state, probes) -> {
            long biting = probes.stream()
                    .filter(probe -> killers.containsKey(probe.id()))
                    .count();
            String text = biting + " of " + probes.size() + " bite";
            notes.put(state, new StateDiagram.Note(text, biting == probes.size() ? "ok" : "new"));
        });
        html.open("section", "class", "states").element("h2", "", "The states, and the probes there");
        html.open("figure").open("div", "class", "scroll").trusted(StateDiagram.svg(notes));
        html.close("div").element("figcaption", "", StateDiagram.CAPTION).close("figure");
        html.close("section").line();
    }
}
