// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;
import org.tcpassay.run.compare.Comparison;
import org.tcpassay.run.compare.Likeness;
import org.tcpassay.run.compare.Question;
import org.tcpassay.run.compare.Row;
import org.tcpassay.run.compare.Score;

/**
 * A comparison for programs. Keys once published stay; new ones are added behind them.
 *
 * <pre>
 * tool, version, seed, started, command
 * stacks      one a stack, in the order of the command: name, description, wallMs, probes (how many it was asked),
 *             outcomes and verdicts (word: count of probes), requirements (MUST, RULE, SHOULD, MAY, said: judged,
 *             kept, known, new), result (the way to its result.json, or null)
 * questions   how many rows there are; likeness (word: count of rows)
 * topics      topic: rows, differ
 * pairs       stacks (two names), differ: rows in which one conforms and the other deviates
 * rows        id (without the version of IP), title, topic, state (or null), level, rules, likeness: differ, open,
 *             all-deviate, choose, lacking, alike, nowhere
 *   probes    one a version of IP: id, ip, likeness, answers: name of a stack (left out where it is not reached over
 *             that version): outcome, verdict, and where there is more to say reason, because, expected, got, broken
 *             (id of the requirement), ledger, doors
 * </pre>
 */
final class CompareJson {

    private final Comparison comparison;
    private final Path folder;
    private final JsonGenerator json;

    private CompareJson(Comparison comparison, Path folder, JsonGenerator json) {
        this.comparison = comparison;
        this.folder = folder;
        this.json = json;
    }

    /**
     * The whole document, with a line end.
     *
     * @param folder that it will be in
     */
    static String of(Comparison comparison, Path folder) {
        return JsonDocument.of(json -> new CompareJson(comparison, folder, json).write());
    }

    private void write() throws IOException {
        RunReport first = comparison.stacks().get(0);
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", first.version());
        json.writeStringField("seed", Again.seed(first));
        json.writeStringField("started", first.started().toString());
        JsonDocument.strings(json, "command", first.command());
        json.writeArrayFieldStart("stacks");
        for (int stack = 0; stack < comparison.stacks().size(); stack++) {
            stack(stack);
        }
        json.writeEndArray();
        counts();
        topics();
        pairs();
        json.writeArrayFieldStart("rows");
        for (Row row : comparison.rows()) {
            row(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void stack(int number) throws IOException {
        RunReport stack = comparison.stacks().get(number);
        json.writeStartObject();
        json.writeStringField("name", stack.target());
        json.writeStringField("description", stack.description());
        json.writeNumberField("wallMs", stack.wall().toMillis());
        json.writeNumberField("probes", stack.results().size());
        json.writeObjectFieldStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.name(), stack.count(outcome));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.name().toLowerCase(Locale.ROOT), stack.count(verdict));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("requirements");
        for (Score score : comparison.scores(number)) {
            json.writeObjectFieldStart(score.binding().text());
            json.writeNumberField("judged", score.judged());
            json.writeNumberField("kept", score.kept());
            json.writeNumberField("known", score.known());
            json.writeNumberField("new", score.fresh());
            json.writeEndObject();
        }
        json.writeEndObject();
        optional("result", stack.out().map(own -> CompareReports.wayTo(own, folder) + "/result.json"));
        json.writeEndObject();
    }

    private void counts() throws IOException {
        json.writeNumberField("questions", comparison.rows().size());
        json.writeObjectFieldStart("likeness");
        for (Likeness likeness : Likeness.values()) {
            json.writeNumberField(
                    CompareHtml.lower(likeness), comparison.with(likeness).size());
        }
        json.writeEndObject();
    }

    private void topics() throws IOException {
        json.writeObjectFieldStart("topics");
        for (Map.Entry<String, List<Row>> topic : comparison.byTopic().entrySet()) {
            json.writeObjectFieldStart(topic.getKey());
            json.writeNumberField("rows", topic.getValue().size());
            json.writeNumberField(
                    "differ",
                    topic.getValue().stream()
                            .filter(row -> row.likeness() == Likeness.DIFFER)
                            .count());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void pairs() throws IOException {
        List<String> names = comparison.names();
        json.writeArrayFieldStart("pairs");
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                json.writeStartObject();
                JsonDocument.strings(json, "stacks", List.of(names.get(one), names.get(other)));
                json.writeNumberField("differ", comparison.between(one, other).size());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void row(Row row) throws IOException {
        ProbeInfo probe = row.probe();
        json.writeStartObject();
        json.writeStringField("id", row.id());
        json.writeStringField("title", probe.title());
        json.writeStringField("topic", row.topic());
        optional("state", probe.state().map(State::text));
        json.writeStringField("level", probe.level().text());
        JsonDocument.strings(json, "rules", probe.rules().stream().map(Rule::id).toList());
        json.writeStringField("likeness", CompareHtml.lower(row.likeness()));
        json.writeArrayFieldStart("probes");
        for (Question question : row.questions()) {
            question(question);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void question(Question question) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", question.probe().id());
        json.writeNumberField("ip", question.probe().version().number());
        json.writeStringField("likeness", CompareHtml.lower(question.likeness()));
        json.writeObjectFieldStart("answers");
        for (int stack = 0; stack < question.answers().size(); stack++) {
            Optional<ProbeResult> answer = question.answers().get(stack);
            if (answer.isPresent()) {
                json.writeObjectFieldStart(comparison.names().get(stack));
                answer(answer.get());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void answer(ProbeResult answer) throws IOException {
        json.writeStringField("outcome", answer.outcome().name());
        json.writeStringField("verdict", answer.verdict().name().toLowerCase(Locale.ROOT));
        if (!answer.reason().isEmpty()) {
            json.writeStringField("reason", answer.reason());
        }
        if (answer.finding().isPresent()) {
            Finding finding = answer.finding().get();
            json.writeStringField("because", finding.because());
            json.writeStringField("expected", finding.expected());
            json.writeStringField("got", finding.got());
            optional("broken", finding.rule().map(Rule::id));
        }
        if (answer.ledgerReason().isPresent()) {
            json.writeStringField("ledger", answer.ledgerReason().get());
        }
        if (!answer.doors().isEmpty()) {
            JsonDocument.strings(json, "doors", answer.doors());
        }
    }

    private void optional(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
