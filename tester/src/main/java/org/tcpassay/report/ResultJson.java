// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tcpassay.rules.Rule;
import org.tcpassay.rules.State;
import org.tcpassay.rules.Statement;
import org.tcpassay.run.Finding;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Verdict;

/**
 * A run for programs. Keys once published stay; new ones are added behind them. Of a probe that was repeated the
 * worst execution is told.
 */
public final class ResultJson {

    private final JsonGenerator json;

    private ResultJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole document, with a line end. */
    public static String of(RunReport report) {
        return JsonDocument.of(json -> new ResultJson(json).write(report));
    }

    private void write(RunReport report) throws IOException {
        Tally tally = Tally.of(report.results());
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", report.version());
        json.writeStringField("target", report.target());
        json.writeStringField("kernel", report.description());
        json.writeStringField("seed", Again.seed(report));
        json.writeStringField("started", report.started().toString());
        json.writeNumberField("wallMs", report.wall().toMillis());
        json.writeArrayFieldStart("probes");
        for (ByProbe probe : tally.probes()) {
            probe(report, probe);
        }
        json.writeEndArray();
        summary(tally);
        json.writeArrayFieldStart("command");
        for (String word : report.command()) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void probe(RunReport report, ByProbe byProbe) throws IOException {
        ProbeResult result = byProbe.worst();
        ProbeInfo probe = result.probe();
        json.writeStartObject();
        json.writeStringField("id", probe.id());
        json.writeStringField("title", probe.title());
        json.writeArrayFieldStart("rules");
        for (Rule rule : probe.rules()) {
            json.writeString(rule.id());
        }
        json.writeEndArray();
        json.writeStringField("level", probe.level().text());
        optional("state", probe.state().map(State::text));
        json.writeStringField("tier", lower(probe.tier()));
        json.writeStringField("outcome", result.outcome().name());
        json.writeStringField("verdict", lower(result.verdict()));
        json.writeNumberField("ms", Math.round(result.wall().toNanos() / 1e3) / 1e3);
        json.writeStringField("reason", result.reason());
        optional("expected", result.finding().map(Finding::expected));
        optional("got", result.finding().map(Finding::got));
        details(report, byProbe);
        json.writeEndObject();
    }

    private void details(RunReport report, ByProbe byProbe) throws IOException {
        ProbeResult result = byProbe.worst();
        optional("because", result.finding().map(Finding::because));
        optional("broken", result.finding().flatMap(Finding::rule).map(Rule::id));
        JsonDocument.strings(
                json, "differences", result.finding().map(Finding::differences).orElse(List.of()));
        JsonDocument.strings(json, "standing", result.standing());
        JsonDocument.strings(json, "resembles", result.probe().resembles());
        json.writeNumberField("checks", result.checks());
        JsonDocument.strings(json, "doors", result.doors());
        optional("ledger", result.ledgerReason());
        optional("capture", result.capture().map(path -> Captures.relative(report, path)));
        json.writeNumberField("attempts", result.attempts());
        json.writeNumberField("ip", result.probe().version().number());
        statements(result);
        JsonDocument.strings(json, "settings", Hearsay.settings(result));
        json.writeObjectFieldStart("executions");
        for (Outcome outcome : Outcome.values()) {
            if (byProbe.count(outcome) > 0) {
                json.writeNumberField(outcome.name(), byProbe.count(outcome));
            }
        }
        json.writeEndObject();
        faults(result);
    }

    private void faults(ProbeResult result) throws IOException {
        json.writeArrayFieldStart("faults");
        for (Steps.Act act : Steps.faults(result.trace())) {
            json.writeStartObject();
            json.writeNumberField("ns", act.sinceNs());
            json.writeStringField("rule", act.rule());
            json.writeStringField("act", act.act());
            json.writeStringField("detail", act.detail());
            json.writeStringField("packet", act.packet());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void statements(ProbeResult result) throws IOException {
        json.writeArrayFieldStart("documents");
        for (Statement statement : result.probe().statements()) {
            json.writeStartObject();
            json.writeStringField("id", statement.id());
            json.writeStringField("said", statement.statement());
            json.writeStringField("standing", statement.standing().text());
            optional("seen", Hearsay.seen(result, statement));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void summary(Tally tally) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("probes", tally.total());
        json.writeNumberField("executions", tally.executions());
        json.writeObjectFieldStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.name(), tally.count(outcome));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(lower(verdict), tally.count(verdict));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("levels");
        for (Tally.LevelCount level : tally.levels()) {
            json.writeObjectFieldStart(level.level().text());
            json.writeNumberField("probes", level.probes());
            json.writeNumberField("conforming", level.conforming());
            json.writeNumberField("known", level.known());
            json.writeNumberField("new", level.deviating());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void optional(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
