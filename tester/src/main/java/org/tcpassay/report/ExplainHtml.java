// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.List;
import java.util.Optional;
import org.tcpassay.report.fault.HostsPicture;
import org.tcpassay.rules.Statement;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;

/** A topic as a page to be shared: its words, then each probe with its picture and what is said of it elsewhere. */
public final class ExplainHtml {

    private final RunReport report;
    private final Topic topic;
    private final Markup html = new Markup();

    private ExplainHtml(RunReport report, Topic topic) {
        this.report = report;
        this.topic = topic;
    }

    /** The whole page. */
    public static String of(RunReport report, Topic topic) {
        return Page.ofLesson(topic.title(), new ExplainHtml(report, topic).write());
    }

    private Markup write() {
        html.open("header").open("div");
        html.element("div", "tool", "tcpassay explain " + topic.tag());
        html.open("h1")
                .text(topic.title())
                .close("h1")
                .close("div")
                .close("header")
                .line();
        html.open("div", "class", "lead");
        topic.words().forEach(paragraph -> html.element("p", "", paragraph));
        html.element(
                "p",
                "how",
                "None of the pictures below was drawn by hand. Each is what " + report.description() + " did on "
                        + report.started().toString().replaceFirst("T.*", "")
                        + ". Opener and listener are two hosts of that kernel, each in a network of its own, with the"
                        + " road between them, and at the outer edges the state that each kernel itself has for the"
                        + " connection. Where the ends are called tester and target, the tester is this program: it"
                        + " sends what no kernel would.");
        html.close("div").line();
        contents();
        int number = 1;
        for (ProbeResult result : report.results()) {
            lesson(number, result);
            number++;
        }
        Page.foot(html, report.version(), report.command());
        return html;
    }

    private void contents() {
        html.open("ol", "class", "contents");
        int number = 1;
        for (ProbeResult result : report.results()) {
            html.open("li").open("a", "href", "#l" + number).text(result.probe().title());
            html.close("a").close("li");
            number++;
        }
        html.close("ol").line();
    }

    private void lesson(int number, ProbeResult result) {
        html.open("section", "class", "lesson", "id", "l" + number);
        html.open("h2")
                .element("span", "n", Integer.toString(number))
                .text(result.probe().title() + ".");
        html.close("h2");
        picture(result);
        html.open("div", "class", "beside");
        hearsay(result);
        facts(result);
        html.close("div").close("section").line();
    }

    private void picture(ProbeResult result) {
        Optional<String> two = result.hosts().flatMap(HostsPicture::svg);
        Optional<String> svg = two.or(() -> Ladder.svg(result.trace()));
        svg.ifPresent(drawing -> html.open("figure", "class", two.isPresent() ? "both" : "one")
                .open("div", "class", "scroll")
                .trusted(drawing)
                .close("div")
                .close("figure"));
    }

    private void hearsay(ProbeResult result) {
        List<Statement> statements = result.probe().statements();
        html.open("ul", "class", "hearsay");
        for (Statement statement : statements) {
            html.open("li", "class", statement.standing().text());
            html.open("p")
                    .element("b", "", "Often said: ")
                    .text(statement.statement())
                    .close("p");
            statement.correction().ifPresent(truth -> html.open("p", "class", "seen")
                    .element("b", "", "Really: ")
                    .text(truth)
                    .close("p"));
            html.close("li");
        }
        html.close("ul");
    }

    private void facts(ProbeResult result) {
        html.open("dl", "class", "small");
        if (result.outcome() != Outcome.CONFORMS) {
            fact(Console.word(result.outcome()), FailureText.why(result));
        }
        List<String> settings = Hearsay.settings(result);
        if (!settings.isEmpty()) {
            fact("settings for this picture", String.join(", ", settings));
        }
        FailureText.rule(result).ifPresent(rule -> fact("laid down in", rule.clause()));
        fact("watch it yourself", Again.command(report, result));
        html.close("dl");
    }

    private void fact(String name, String value) {
        html.element("dt", "", name).element("dd", "", value);
    }
}
