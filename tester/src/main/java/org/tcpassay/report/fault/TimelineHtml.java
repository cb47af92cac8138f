// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.report.Console;
import org.tcpassay.report.Markup;
import org.tcpassay.report.Page;
import org.tcpassay.report.Phase;
import org.tcpassay.report.Span;
import org.tcpassay.report.fault.Counts.Moved;
import org.tcpassay.rules.State;

/** A run as one page: what was expected, what the rules did, and both sides of the relay as two ladders. */
final class TimelineHtml {

    private final FaultRun run;
    private final Counts counts;
    private final Markup html = new Markup();

    private TimelineHtml(FaultRun run) {
        this.run = run;
        this.counts = run.recording().counts();
    }

    static String of(FaultRun run, List<Line> story) {
        return Page.ofTimeline("tcpassay fault " + run.scenario().name(), new TimelineHtml(run).write(story));
    }

    private Markup write(List<Line> story) {
        head();
        banner();
        html.open("div", "class", "pair");
        rules();
        traffic();
        html.close("div").line();
        ladders(story);
        footer();
        return html;
    }

    private void head() {
        html.open("header").open("div");
        html.element("div", "tool", "tcpassay fault " + run.version());
        html.open("h1").text(run.scenario().name()).close("h1");
        html.element("p", "sub", run.scenario().says()).close("div").line();
        html.open("dl", "class", "run");
        fact("seed", run.seedText());
        fact("started", run.started().toString().replaceFirst("\\.\\d+Z$", "Z"));
        fact("took", Span.text(run.endedNs() - run.startedNs()));
        fact("command's status", Integer.toString(run.status()));
        html.close("dl").close("header").line();
        html.open("dl", "class", "ends");
        fact("left", Phrases.text(run.command()));
        run.serve().ifPresent(words -> fact("right", words));
        html.close("dl").line();
    }

    private void fact(String name, String value) {
        html.open("div")
                .element("dt", "", name)
                .open("dd")
                .text(value)
                .close("dd")
                .close("div");
    }

    // ---- the verdict

    private void banner() {
        Verdict verdict = run.verdict();
        html.open("p", "class", "banner " + sign(verdict.outcome()));
        html.text(Phrases.verdict(verdict)).close("p").line();
        html.open("ul", "class", "answers");
        for (Verdict.Answer answer : verdict.answers()) {
            if (verdict.asked() || answer.outcome() != Outcome.HOLDS) {
                html.open("li", "class", sign(answer.outcome()));
                html.element("span", "badge", Phrases.word(answer.outcome()));
                html.open("span")
                        .text(answer.expectation())
                        .element("span", "why", answer.reason())
                        .close("span");
                html.close("li").line();
            }
        }
        for (String remark : run.remarks()) {
            html.open("li", "class", "open")
                    .element("span", "badge", "note")
                    .element("span", "", remark)
                    .close("li");
        }
        html.close("ul").line();
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> "ok";
            case FAILS -> "new";
            case INCONCLUSIVE -> "open";
        };
    }

    // ---- rules and connections

    private void rules() {
        html.open("section").element("h2", "", "Rules").open("ol", "class", "cards");
        for (Rule rule : run.scenario().rules()) {
            Map<Verb, Long> acts = counts.acts().getOrDefault(rule.name(), Map.of());
            html.open("li", "class", counts.isIdle(rule) ? "idle" : "");
            html.open("div", "class", "top").element("b", "", rule.name());
            html.element("span", "did", acts.isEmpty() ? "never fired" : Phrases.acts(acts))
                    .close("div");
            html.open("p").element("span", "kw", "when ").text(rule.when().text());
            html.element("span", "kw", " do ")
                    .text(rule.fault().text())
                    .close("p")
                    .close("li")
                    .line();
        }
        if (run.scenario().rules().isEmpty()) {
            html.open("li").text("none: everything passes").close("li");
        }
        html.close("ol").close("section").line();
    }

    private void traffic() {
        html.open("section").element("h2", "", "Connections").open("ol", "class", "cards");
        counts.lives().stream().limit(Phrases.MOST_TOLD).forEach(this::connection);
        if (counts.connections() > Phrases.MOST_TOLD) {
            html.open("li").text("and " + Console.plural(counts.connections() - Phrases.MOST_TOLD, "more connection"));
            html.close("li");
        }
        if (counts.connections() == 0) {
            html.open("li", "class", "idle").text("none that the relay saw").close("li");
        }
        html.open("li", "class", "moved").open("table");
        html.trusted("<tr><th></th><th>came from there</th><th>went there</th></tr>");
        for (Side side : Side.values()) {
            html.open("tr").element("th", "", side.name().toLowerCase(Locale.ROOT) + " end");
            moved(counts.came().get(side));
            moved(counts.went().get(side));
            html.close("tr");
        }
        html.close("table").close("li").close("ol").close("section").line();
    }

    private void moved(Moved moved) {
        html.open("td")
                .text(Console.plural(moved.packets(), "packet") + ", " + Phrases.size(moved.bytes()))
                .close("td");
    }

    private void connection(Life life) {
        html.open("li").open("div", "class", "top");
        html.element("b", "", "#" + life.number());
        html.element("span", "did", Console.plural(life.packets(), "packet") + ", " + Phrases.size(life.bytes()));
        html.close("div").open("table");
        for (Side side : Side.values()) {
            End end = life.openerSide() == side ? End.OPENER : End.LISTENER;
            html.open("tr").element("th", "", side.name().toLowerCase(Locale.ROOT));
            html.open("td").element("code", "", life.at(side).toString()).close("td");
            html.element("td", "kw", end.name().toLowerCase(Locale.ROOT));
            State state = life.state(end).orElse(State.CLOSED);
            html.element(
                            "td",
                            "state " + Phase.of(state),
                            life.state(end).map(State::text).orElse("?"))
                    .close("tr");
        }
        html.close("table").close("li").line();
    }

    // ---- the picture

    private void ladders(List<Line> story) {
        html.open("section").element("h2", "", "What passed at both sides of the relay");
        if (story.isEmpty()) {
            html.element("p", "sub", "Nothing came.").close("section");
            return;
        }
        List<Line> lines = Condensed.of(story);
        boolean several = counts.connections() > 1;
        html.open("figure", "class", "both").open("div", "class", "scroll");
        html.trusted(TwoLadders.svg(Frame.WIDE, lines, several));
        html.trusted(TwoLadders.svg(Frame.NARROW, lines, several));
        html.close("div");
        html.element(
                "figcaption",
                "",
                "Time since the first packet; numbers relative to the initial ones. Dashed: waits in the relay. A cross:"
                        + " lost. A dot in the relay: made or copied there. \u21bb sent again by its sender. States"
                        + " are what the relay infers. What passes untouched between acts is told together;"
                        + " timeline.txt, left.pcapng and right.pcapng have every packet.");
        html.close("figure").close("section").line();
    }

    private void footer() {
        html.open("footer");
        html.text(
                "timeline.txt: the same as text, every line. left.pcapng, right.pcapng: both sides for packet tools, the"
                        + " rules' acts as comments. acts.json: every act for programs.");
        html.close("footer").line();
    }
}
