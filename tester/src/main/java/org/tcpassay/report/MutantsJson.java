// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.Answer;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.kills.Deviation;
import org.tcpassay.run.kills.KillMatrix;
import org.tcpassay.run.kills.KillReport;
import org.tcpassay.run.kills.MutantResult;

/**
 * A kill matrix for programs. Keys once published stay; new ones are added behind them.
 *
 * <pre>
 * mutants   name, rules (ids and globs), mistake, awaiting (what, or null), status (killed, survives, awaiting),
 *           kills and sideEffects (ids of probes), inconclusive (count)
 * probes    id, title, rules, applicable (to the reference), kills (names of mutants)
 * kills     mutant, probe, rule, because, expected, got: why each kill is one
 * survivors, toothless   names of mutants, ids of probes: both empty when all is well
 * totals    mutants, probes, killed, surviving, awaiting, toothless, kills, sideEffects, executions
 * seconds, probesPerSecond
 * </pre>
 */
public final class MutantsJson {

    private final JsonGenerator json;

    private MutantsJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole document, with a line end. */
    public static String of(KillReport report) {
        return JsonDocument.of(json -> new MutantsJson(json).write(report));
    }

    private void write(KillReport report) throws IOException {
        KillMatrix matrix = report.matrix();
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", report.version());
        json.writeStringField("seed", "0x" + Long.toHexString(matrix.seed()));
        json.writeStringField("started", report.started().toString());
        json.writeArrayFieldStart("mutants");
        for (MutantResult row : matrix.rows()) {
            mutant(row);
        }
        json.writeEndArray();
        probes(matrix);
        kills(matrix);
        JsonDocument.strings(
                json,
                "survivors",
                report.survivors().stream().map(row -> row.mutant().name()).toList());
        JsonDocument.strings(
                json,
                "toothless",
                report.toothless().stream().map(ProbeInfo::id).toList());
        totals(matrix);
        json.writeNumberField("seconds", matrix.wall().toMillis() / 1e3);
        json.writeNumberField("probesPerSecond", Math.round(matrix.executionsPerSecond()));
        JsonDocument.strings(json, "command", report.command());
        json.writeEndObject();
    }

    private void mutant(MutantResult row) throws IOException {
        Mutant mutant = row.mutant();
        json.writeStartObject();
        json.writeStringField("name", mutant.name());
        JsonDocument.strings(json, "rules", mutant.rules().stream().sorted().toList());
        json.writeStringField("mistake", mutant.mistake());
        if (mutant.awaiting().isPresent()) {
            json.writeStringField("awaiting", mutant.awaiting().get());
        } else {
            json.writeNullField("awaiting");
        }
        json.writeStringField("status", row.isKilled() ? "killed" : row.isAwaiting() ? "awaiting" : "survives");
        JsonDocument.strings(
                json,
                "kills",
                row.kills().stream().map(kill -> kill.probe().id()).toList());
        JsonDocument.strings(
                json,
                "sideEffects",
                row.sideEffects().stream().map(effect -> effect.probe().id()).toList());
        json.writeNumberField("inconclusive", row.inconclusive());
        json.writeEndObject();
    }

    private void probes(KillMatrix matrix) throws IOException {
        Map<String, List<MutantResult>> killers = matrix.killers();
        Set<ProbeInfo> applicable = new HashSet<>(matrix.probes());
        json.writeArrayFieldStart("probes");
        for (Answer answer : matrix.reference()) {
            ProbeInfo probe = answer.probe();
            json.writeStartObject();
            json.writeStringField("id", probe.id());
            json.writeStringField("title", probe.title());
            JsonDocument.strings(
                    json, "rules", probe.rules().stream().map(Rule::id).toList());
            json.writeBooleanField("applicable", applicable.contains(probe));
            JsonDocument.strings(
                    json,
                    "kills",
                    killers.getOrDefault(probe.id(), List.of()).stream()
                            .map(row -> row.mutant().name())
                            .toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void kills(KillMatrix matrix) throws IOException {
        json.writeArrayFieldStart("kills");
        for (MutantResult row : matrix.rows()) {
            for (Deviation kill : row.kills()) {
                json.writeStartObject();
                json.writeStringField("mutant", row.mutant().name());
                json.writeStringField("probe", kill.probe().id());
                json.writeStringField("rule", kill.rule());
                json.writeStringField("because", kill.because());
                json.writeStringField("expected", kill.expected());
                json.writeStringField("got", kill.got());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void totals(KillMatrix matrix) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("mutants", matrix.rows().size());
        json.writeNumberField("probes", matrix.probes().size());
        json.writeNumberField(
                "killed", matrix.rows().stream().filter(MutantResult::isKilled).count());
        json.writeNumberField("surviving", matrix.survivors().size());
        json.writeNumberField("awaiting", matrix.awaiting().size());
        json.writeNumberField("toothless", matrix.toothless().size());
        json.writeNumberField("kills", matrix.kills());
        json.writeNumberField("sideEffects", matrix.sideEffects());
        json.writeNumberField("executions", matrix.executions());
        json.writeEndObject();
    }
}
