// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/** One requirement in the page of coverage. */
record CoverageHtmlRule(CoverageReport report, CoveredRule covered, Markup html) {

    /** Styles, and what each means here, the worst first. */
    static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("new", "no probe, or deviates");
        SIGNS.put("open", "excused or inconclusive");
        SIGNS.put("known", "known deviation");
        SIGNS.put("ok", "probed");
        SIGNS.put("na", "off the wire");
    }

    static String sign(CoverageReport report, CoveredRule covered) {
        return switch (covered.status()) {
            case OPEN -> "new";
            case EXCUSED -> "open";
            case OFF_THE_WIRE -> "na";
            case PROBED -> {
                List<String> words = report.answers().stream()
                        .map(answers -> answers.word(covered))
                        .toList();
                yield words.contains("DEVIATES") || words.contains("ERROR")
                        ? "new"
                        : words.contains("inconclusive") ? "open" : words.contains("known") ? "known" : "ok";
            }
        };
    }

    void write() {
        Rule rule = covered.rule();
        String sign = sign(report, covered);
        html.open(
                "details",
                "class",
                "probe covered " + sign,
                "id",
                rule.id(),
                "data-sign",
                sign,
                "data-level",
                CoverageWords.level(rule),
                "data-rules",
                String.join(" ", covered.folded().keySet()));
        html.open("summary").element("span", "badge", CoverageWords.word(covered.status()));
        html.open("span", "class", "name").element("code", "", rule.id());
        html.element("span", "title", rule.statement()).close("span");
        html.element("span", "level", CoverageWords.level(rule));
        html.open("span", "class", "said");
        report.answers().forEach(answers -> said(answers, answers.of(covered.probes())));
        html.close("span").close("summary").line();
        html.open("div", "class", "body").open("div", "class", "facts").open("dl");
        facts(rule);
        probes();
        html.close("dl").close("div").close("div").close("details").line();
    }

    private void facts(Rule rule) {
        fact(
                "clause",
                rule.clause() + rule.given().map(given -> ", given " + given).orElse(""));
        fact("observable", rule.observable());
        fact("stimulus", rule.stimulus());
        fact("expected", rule.expected());
        fact("excuse", rule.excuse());
        fact("standing check", String.join(" ", covered.checks()));
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            html.element("dt", "", name).element("dd", "", value);
        }
    }

    private void probes() {
        if (covered.probes().isEmpty()) {
            return;
        }
        html.element("dt", "", "probes").open("dd").open("ul", "class", "names");
        for (Map.Entry<String, List<ProbeInfo>> probe : covered.folded().entrySet()) {
            html.open("li").element("code", "", CoverageWords.folded(probe));
            html.open("span", "class", "why")
                    .text(probe.getValue().get(0).title())
                    .close("span");
            report.answers().forEach(answers -> said(answers, answers.of(probe.getValue())));
            html.close("li");
        }
        html.close("ul").close("dd");
    }

    private void said(Answers answers, Optional<Answers.Judgement> judgement) {
        String word = judgement.map(Answers.Judgement::word).orElse("-");
        html.element("span", "word " + style(word), answers.target() + " " + word);
    }

    private static String style(String word) {
        return switch (word) {
            case "conforms", "fixed" -> "ok";
            case "known" -> "known";
            case "DEVIATES", "ERROR" -> "new";
            case "inconclusive" -> "open";
            default -> "na";
        };
    }
}
