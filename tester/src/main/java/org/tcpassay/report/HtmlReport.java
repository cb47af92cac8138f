// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.State;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.wire.IpVersion;

/** A run as one page. */
public final class HtmlReport {

    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> SIGNS = List.of("new", "error", "open", "known", "fixed", "na", "ok");
    /** So few are opened from the start. */
    private static final int OPENED = 1;

    private final RunReport report;
    private final Tally tally;
    private final Markup html = new Markup();

    private HtmlReport(RunReport report) {
        this.report = report;
        this.tally = Tally.of(report.results());
    }

    /** The whole page. */
    public static String of(RunReport report) {
        var page = new HtmlReport(report);
        page.write();
        return Page.of("tcpassay: " + report.target() + ", " + page.sentence(), page.html);
    }

    private void write() {
        head();
        tiles();
        attention();
        filter();
        groups();
        states();
        Page.foot(html, report.version(), report.command());
    }

    private void head() {
        html.open("header").open("div").element("p", "tool", "tcpassay");
        html.element("h1", "", report.target())
                .element("p", "sub", report.description())
                .close("div");
        html.open("dl", "class", "run");
        pair("seed", Again.seed(report));
        pair("started", STARTED.format(report.started()));
        pair("took", Span.text(report.wall().toNanos()));
        pair("probes", executions());
        for (IpVersion version : IpVersion.values()) {
            tally.over(version).ifPresent(counts -> pair(version.text(), counts));
        }
        html.close("dl").close("header").line();
        html.open("p", "class", "banner " + bannerStyle())
                .text(sentence())
                .close("p")
                .line();
    }

    private String executions() {
        return tally.executions() == tally.total()
                ? Integer.toString(tally.total())
                : tally.total() + ", " + String.format(Locale.ROOT, "%,d executions", tally.executions());
    }

    private void pair(String name, String value) {
        html.open("div").element("dt", "", name).element("dd", "", value).close("div");
    }

    private String sentence() {
        String text = Summary.sentence(tally);
        return text.equals(Summary.NOTHING_NEW)
                ? "nothing new: " + tally.count(Outcome.CONFORMS) + " of " + tally.total() + " conform"
                        + (tally.count(Verdict.KNOWN) > 0
                                ? ", " + Console.plural(tally.count(Verdict.KNOWN), "known deviation")
                                : "")
                : text;
    }

    private String bannerStyle() {
        if (tally.count(Verdict.NEW) > 0 || tally.count(Outcome.ERROR) > 0) {
            return "new";
        }
        return tally.count(Outcome.INCONCLUSIVE) > 0 ? "open" : "ok";
    }

    private void tiles() {
        html.open("section", "class", "overview").open("div", "class", "tiles");
        for (Outcome outcome : Outcome.values()) {
            long count = tally.count(outcome);
            String style = outcome.name().toLowerCase(Locale.ROOT) + (count == 0 ? " none" : "");
            html.open("div", "class", "tile " + style).element("b", "", Long.toString(count));
            html.element("span", "", Summary.outcomeWord(outcome, count)).close("div");
        }
        html.close("div").open("div", "class", "levels");
        for (Tally.LevelCount level : tally.levels()) {
            level(level);
        }
        html.close("div").close("section").line();
    }

    private void level(Tally.LevelCount level) {
        html.open("div", "class", "bar").element("span", "level", level.level().text());
        html.open("span", "class", "track", "aria-hidden", "true");
        part("ok", level.conforming(), level.probes());
        part("known", level.known(), level.probes());
        part("new", level.deviating(), level.probes());
        html.close("span");
        html.element("span", "of", level.conforming() + " of " + level.judged()).close("div");
    }

    private void part(String style, long count, long all) {
        if (count > 0) {
            String width = String.format(Locale.ROOT, "width:%.2f%%", 100.0 * count / Math.max(1, all));
            html.open("i", "class", style, "style", width).close("i");
        }
    }

    /** What somebody must look at, each a link. */
    private void attention() {
        List<ProbeResult> urgent = tally.probes().stream()
                .map(ByProbe::worst)
                .filter(result -> result.verdict() == Verdict.NEW || result.verdict() == Verdict.OPEN)
                .toList();
        if (urgent.isEmpty()) {
            return;
        }
        html.open("section", "class", "attention")
                .element("h2", "", "To look at")
                .open("ul");
        for (ProbeResult result : urgent) {
            String sign = HtmlProbe.sign(result);
            html.open("li", "class", sign).element("span", "badge", HtmlProbe.word(sign));
            html.open("a", "href", "#" + result.probe().id())
                    .element("code", "", result.probe().id());
            html.close("a").element("span", "why", FailureText.why(result)).close("li");
        }
        html.close("ul").close("section").line();
    }

    private void filter() {
        html.open("form", "class", "filter", "role", "search");
        String hint = "filter by id, title or rule";
        html.alone("input", "type", "search", "name", "text", "aria-label", "filter", "placeholder", hint);
        html.open("div", "class", "chips");
        Map<String, Long> counts = tally.probes().stream()
                .collect(Collectors.groupingBy(probe -> HtmlProbe.sign(probe.worst()), Collectors.counting()));
        for (String sign : SIGNS) {
            if (counts.containsKey(sign)) {
                html.open("label", "class", "chip " + sign);
                html.alone("input", "type", "checkbox", "name", "sign", "value", sign);
                html.text(HtmlProbe.word(sign) + " " + counts.get(sign)).close("label");
            }
        }
        html.close("div");
        choice(
                "level",
                "all levels",
                tally.levels().stream().map(level -> level.level().text()).toList());
        choice("state", "all states", stateNames());
        html.open("output").close("output").close("form").line();
    }

    private List<String> stateNames() {
        Set<State> states = new LinkedHashSet<>();
        tally.probes().forEach(probe -> probe.probe().state().ifPresent(states::add));
        return states.stream().sorted().map(State::text).toList();
    }

    private void choice(String name, String all, List<String> values) {
        html.open("select", "name", name, "aria-label", name);
        html.trusted("<option value=\"\">").text(all).close("option");
        values.forEach(value -> html.element("option", "", value));
        html.close("select");
    }

    private void groups() {
        Map<String, List<ByProbe>> groups = tally.probes().stream()
                .collect(
                        Collectors.groupingBy(probe -> probe.probe().group(), LinkedHashMap::new, Collectors.toList()));
        int opened = 0;
        html.open("main").line();
        for (Map.Entry<String, List<ByProbe>> group : groups.entrySet()) {
            html.open("section", "class", "group").open("h2").text(group.getKey());
            html.element("small", "", groupCount(group.getValue())).close("h2").line();
            for (ByProbe probe : group.getValue()) {
                boolean open = probe.worst().verdict() == Verdict.NEW && opened++ < OPENED;
                new HtmlProbe(report, probe, html).write(open);
            }
            html.close("section").line();
        }
        html.close("main").line();
    }

    private static String groupCount(List<ByProbe> probes) {
        long conforming = probes.stream()
                .filter(probe -> probe.worst().outcome() == Outcome.CONFORMS)
                .count();
        return conforming + " of " + probes.size() + " conform";
    }

    /** Where in the life of a connection the questions were asked. */
    private void states() {
        Map<State, List<ByProbe>> asked = tally.probes().stream()
                .filter(probe -> probe.probe().state().isPresent())
                .collect(Collectors.groupingBy(probe -> probe.probe().state().get()));
        Map<State, StateDiagram.Note> notes = new EnumMap<>(State.class);
        asked.forEach((state, probes) -> notes.put(state, note(probes)));
        html.open("section", "class", "states").element("h2", "", "The states that were questioned");
        html.open("figure").open("div", "class", "scroll").trusted(StateDiagram.svg(notes));
        html.close("div").element("figcaption", "", StateDiagram.CAPTION).close("figure");
        html.close("section").line();
    }

    private static StateDiagram.Note note(List<ByProbe> probes) {
        long fresh = probes.stream()
                .filter(probe -> probe.worst().verdict() == Verdict.NEW)
                .count();
        String count = Console.plural(probes.size(), "probe");
        return fresh == 0
                ? new StateDiagram.Note(count, "ok")
                : new StateDiagram.Note(count + ", " + fresh + " new", "new");
    }
}
