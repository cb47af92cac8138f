// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.run.compare.Likeness;
import org.tcpassay.run.compare.Manner;
import org.tcpassay.run.compare.Question;
import org.tcpassay.run.compare.Row;

/** One question of the page: a line with a cell for each stack, and what the cells open. */
final class CompareHtmlRow {

    /** Of a stack that was not asked over that version of IP. */
    private static final String UNASKED = "none";

    private static final int LONGEST_TIP = 240;

    private final Comparison comparison;
    private final Row row;
    private final Markup html;

    CompareHtmlRow(Comparison comparison, Row row, Markup html) {
        this.comparison = comparison;
        this.row = row;
        this.html = html;
    }

    /** @param number of the row, by which its answers are found */
    void write(int number) {
        ProbeInfo probe = row.probe();
        html.open(
                "tr",
                "class",
                "row",
                "id",
                row.id(),
                "data-number",
                Integer.toString(number),
                "data-like",
                CompareHtml.lower(row.likeness()),
                "data-topic",
                row.topic(),
                "data-state",
                probe.state().map(State::text).orElse("any state"),
                "data-level",
                probe.level().text(),
                "data-rules",
                probe.rules().stream().map(Rule::id).collect(Collectors.joining(" ")),
                "data-versions",
                row.questions().stream()
                        .map(question ->
                                Integer.toString(question.probe().version().number()))
                        .collect(Collectors.joining(" ")),
                "data-same",
                row.isSameOverAllVersions() ? "yes" : "",
                "data-signs",
                row.questions().stream().map(CompareHtmlRow::signs).collect(Collectors.joining("|")));
        html.open("th", "scope", "row").open("a", "href", "#" + row.id());
        html.element("code", "", row.id()).close("a").element("span", "title", probe.title());
        html.element("span", "level", probe.level().text()).close("th");
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            cells(stack);
        }
        html.close("tr").line();
    }

    private static String signs(Question question) {
        return question.answers().stream().map(CompareHtmlRow::sign).collect(Collectors.joining(" "));
    }

    private static String sign(Optional<ProbeResult> answer) {
        return answer.map(HtmlProbe::sign).orElse(UNASKED);
    }

    /** One cell, in which each version has its own word where they do not agree. */
    private void cells(int stack) {
        List<ProbeResult> answers = row.answers(stack);
        html.open("td");
        if (answers.isEmpty()) {
            html.element("span", "cell " + UNASKED, "\u2013");
        } else if (row.isSameOverAllVersions(stack)) {
            cell(stack, answers.get(0), "");
        } else {
            answers.forEach(
                    answer -> cell(stack, answer, answer.probe().version().label() + " "));
        }
        html.close("td");
    }

    private void cell(int stack, ProbeResult answer, String version) {
        String address = "#" + row.id() + "@" + comparison.names().get(stack);
        html.open("a", "class", "cell " + HtmlProbe.sign(answer), "href", address, "title", tip(answer));
        html.text(version + word(answer)).close("a");
    }

    /** Where they conform each in a way of its own, in which. */
    private String word(ProbeResult answer) {
        String word = HtmlProbe.word(HtmlProbe.sign(answer));
        List<String> kinds = Manner.of(answer).kinds();
        boolean chooses = row.likeness() == Likeness.CHOOSE && answer.outcome() == Outcome.CONFORMS;
        return chooses && !kinds.isEmpty()
                ? kinds.stream().map(PacketText::words).collect(Collectors.joining(", "))
                : word;
    }

    private static String tip(ProbeResult answer) {
        String words = answer.ledgerReason().orElseGet(() -> FailureText.why(answer));
        return Wrapped.shortened(Printable.line(words), LONGEST_TIP);
    }

    // ---- opened

    /** The answers of all stacks, where there is more to see than that all conform. */
    String answers() {
        var page = new Markup();
        if (row.likeness() == Likeness.ALIKE) {
            return "";
        }
        boolean same = row.isSameOverAllVersions();
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            List<ProbeResult> answers = row.answers(stack);
            for (ProbeResult answer : answers.subList(0, same ? Math.min(1, answers.size()) : answers.size())) {
                answer(page, answer, stack);
            }
        }
        return page.toString();
    }

    private void answer(Markup page, ProbeResult answer, int stack) {
        page.open(
                "article",
                "data-version",
                Integer.toString(answer.probe().version().number()),
                "data-stack",
                Integer.toString(stack));
        new HtmlProbe(comparison.stacks().get(stack), new ByProbe(answer, List.of(answer)), page)
                .answer(isPictured(answer));
        page.close("article");
    }

    /** Where all that could be judged conform in the same way, their ladders tell nothing. */
    private boolean isPictured(ProbeResult answer) {
        return row.likeness() != Likeness.LACKING && answer.outcome() != Outcome.NOT_APPLICABLE;
    }
}
