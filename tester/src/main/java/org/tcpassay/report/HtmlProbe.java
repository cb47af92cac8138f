// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tcpassay.report.fault.HostsPicture;
import org.tcpassay.rules.Level;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.rules.Statement;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/** One probe of the HTML report: a line that opens into all that is known. */
final class HtmlProbe {

    /** A capture is also put into the page itself up to this size. */
    private static final int EMBEDDED_BYTES = 16_384;

    private final RunReport report;
    private final ByProbe probe;
    private final ProbeResult result;
    private final Markup html;

    HtmlProbe(RunReport report, ByProbe probe, Markup html) {
        this.report = report;
        this.probe = probe;
        this.result = probe.worst();
        this.html = html;
    }

    /** The word that styles and filters go by. */
    static String sign(ProbeResult result) {
        return switch (result.verdict()) {
            case EXPECTED -> result.outcome() == Outcome.NOT_APPLICABLE ? "na" : "ok";
            case KNOWN -> "known";
            case NEW -> "new";
            case FIXED -> "fixed";
            case OPEN -> result.outcome() == Outcome.ERROR ? "error" : "open";
        };
    }

    /** The word that readers see. */
    static String word(String sign) {
        return switch (sign) {
            case "ok" -> "conforms";
            case "na" -> "n/a";
            case "new" -> "deviates";
            case "open" -> "inconclusive";
            default -> sign;
        };
    }

    void write(boolean opened) {
        ProbeInfo info = result.probe();
        html.open(
                "details",
                "class",
                "probe " + sign(result),
                "id",
                info.id(),
                "data-sign",
                sign(result),
                "data-level",
                info.level().text(),
                "data-state",
                info.state().map(State::text).orElse("none"),
                "data-rules",
                info.rules().stream().map(Rule::id).collect(Collectors.joining(" ")),
                opened ? "open" : "",
                opened ? "open" : "");
        summary(info);
        body();
        asText();
        html.close("details").line();
    }

    /** The facts and the ladder. */
    void body() {
        html.open("div", "class", "body").open("div", "class", "facts");
        facts();
        html.close("div");
        picture();
        html.close("div");
    }

    /**
     * What stands beside another stack's answer: what was found and the ladder, without what both have in common.
     *
     * @param pictured whether with the ladder
     */
    void answer(boolean pictured) {
        html.open("div", "class", "facts").open("dl");
        found();
        result.ledgerReason()
                .ifPresent(reason ->
                        fact(result.verdict() == Verdict.FIXED ? "ledger, outdated" : "ledger, known", reason));
        if (!result.doors().isEmpty()) {
            fact("answer seen", String.join(", ", result.doors()));
        }
        if (!result.standing().isEmpty()) {
            standing();
        }
        result.error().ifPresent(this::error);
        html.close("dl").close("div");
        if (pictured) {
            picture();
        }
        html.open("div", "class", "facts last").open("dl");
        again();
        html.close("dl").close("div");
    }

    private void summary(ProbeInfo info) {
        html.open("summary").element("span", "badge", word(sign(result)));
        html.open("span", "class", "name").open("code").element("span", "group", info.group() + ".");
        html.text(info.id().substring(info.group().length() + 1)).close("code");
        html.element("span", "title", info.title()).close("span");
        html.element("span", "level", info.level().text());
        html.element("span", "where", info.state().map(State::text).orElse(""));
        html.element("span", "ms", Span.text(result.wall().toNanos()));
        html.close("summary").line();
    }

    private void facts() {
        html.open("dl");
        FailureText.rule(result).ifPresent(this::requirement);
        List<String> resembles = result.probe().resembles();
        if (!resembles.isEmpty()) {
            fact("resembles", String.join(", ", resembles));
        }
        found();
        hearsay();
        List<String> settings = Hearsay.settings(result);
        if (!settings.isEmpty()) {
            code("settings", String.join("\n", settings), "");
        }
        result.ledgerReason()
                .ifPresent(reason ->
                        fact(result.verdict() == Verdict.FIXED ? "ledger, outdated" : "ledger, known", reason));
        if (!result.doors().isEmpty()) {
            fact("answer seen", String.join(", ", result.doors()));
        }
        if (!result.trace().events().isEmpty()) {
            standing();
        }
        result.error().ifPresent(this::error);
        executions();
        again();
        result.capture().ifPresent(this::capture);
        html.close("dl");
    }

    private void hearsay() {
        List<Statement> statements = result.probe().statements();
        if (statements.isEmpty()) {
            return;
        }
        html.element("dt", "", "documents").open("dd", "class", "hearsay");
        for (Statement statement : statements) {
            html.open("p", "class", statement.standing().text());
            html.element("b", "", "often said: ").text(statement.statement() + " ");
            html.element("code", "", statement.id()).close("p");
            statement.correction().ifPresent(truth -> html.open("p", "class", "seen")
                    .element("b", "", "really: ")
                    .text(truth)
                    .close("p"));
        }
        Hearsay.seen(result)
                .ifPresent(seen ->
                        html.open("p").element("b", "", "seen: ").text(seen).close("p"));
        html.close("dd");
    }

    private void requirement(Rule rule) {
        html.element("dt", "", "requirement").open("dd", "class", "rule");
        html.element("strong", "", FailureText.requirement(rule)).text(" ");
        html.element("code", "", rule.id()).element("p", "", rule.statement());
        List<Rule> others = result.probe().rules().stream()
                .filter(other -> !other.id().equals(rule.id()) && other.level() != Level.SAID)
                .toList();
        for (Rule other : others) {
            html.open("p", "class", "also").text("also " + FailureText.requirement(other) + " ");
            html.element("code", "", other.id()).close("p");
        }
        html.close("dd");
    }

    private void found() {
        result.finding().ifPresent(this::finding);
        if (result.finding().isEmpty() && !result.reason().isEmpty()) {
            fact("reason", result.reason());
        }
    }

    private void error(String stack) {
        html.element("dt", "", "error").open("dd").element("pre", "", stack).close("dd");
    }

    private void finding(Finding finding) {
        fact("because", finding.because());
        code("expected", finding.expected(), "");
        code("but got", finding.got(), "got");
        List<String> nearest = FailureText.nearest(finding);
        if (!finding.differences().isEmpty() && !nearest.isEmpty()) {
            code("nearest", String.join("\n", nearest), "");
        }
    }

    private void standing() {
        html.element("dt", "", "standing");
        html.open("dd", "class", result.standing().isEmpty() ? "" : "got");
        for (String line : FailureText.standing(result)) {
            html.element("div", "", line);
        }
        html.close("dd");
    }

    private void executions() {
        if (probe.executions().size() > 1) {
            fact(
                    "executions",
                    probe.executions().size() + ", "
                            + (probe.isSteady() ? "all alike" : "not all alike, the worst is shown"));
        }
        if (result.attempts() > 1) {
            fact("attempts", result.attempts() + ", the last is shown");
        }
    }

    private void again() {
        html.element("dt", "", "again").open("dd", "class", "again");
        html.element("code", "", Again.command(report, result));
        html.open("button", "type", "button", "class", "copy")
                .text("copy")
                .close("button")
                .close("dd");
    }

    private void capture(Path path) {
        String relative = Captures.relative(report, path);
        html.element("dt", "", "capture").open("dd");
        html.open("a", "href", relative, "download", path.getFileName().toString());
        html.text(relative).close("a");
        try {
            if (Files.size(path) <= EMBEDDED_BYTES) {
                String data = Base64.getEncoder().encodeToString(Files.readAllBytes(path));
                html.text(" ")
                        .open(
                                "a",
                                "class",
                                "copyof",
                                "href",
                                "data:application/octet-stream;base64," + data,
                                "download",
                                path.getFileName().toString());
                html.text("kept in this page too").close("a");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("writing report.html: " + path + " cannot be read again", failure);
        }
        html.close("dd");
    }

    private void picture() {
        result.hosts().flatMap(HostsPicture::svg).ifPresent(svg -> {
            html.open("figure", "class", "both").open("div", "class", "scroll");
            html.trusted(svg).close("div");
            html.element(
                    "figcaption",
                    "",
                    "Two kernels of this machine, and the road between them. States are what each"
                            + " kernel's own table of sockets says. A cross: lost on the road. \u21bb sent again by its sender.");
            html.close("figure");
        });
        Ladder.svg(result.trace()).ifPresent(svg -> {
            html.open("figure").open("div", "class", "scroll").trusted(svg).close("div");
            html.open("figcaption").text(caption()).close("figcaption").close("figure");
        });
    }

    private String caption() {
        List<String> legend = TraceText.ends(result.trace().conversations());
        String clock = "numbers relative to IRS / ISS, time since the first packet, "
                + result.trace().clock().toLowerCase(Locale.ROOT) + " time stamps";
        return legend.isEmpty() ? clock : String.join("\n", legend) + "\n" + clock;
    }

    private void asText() {
        html.open("details", "class", "text").open("summary").text("as text, to paste into a bug");
        html.close("summary")
                .open("button", "type", "button", "class", "copy")
                .text("copy")
                .close("button");
        html.element("pre", "", FailureText.of(report, result)).close("details").line();
    }

    private void fact(String name, String value) {
        html.element("dt", "", name).element("dd", "", value);
    }

    private void code(String name, String value, String style) {
        html.element("dt", "", name)
                .open("dd", "class", style)
                .element("pre", "", value)
                .close("dd");
    }
}
