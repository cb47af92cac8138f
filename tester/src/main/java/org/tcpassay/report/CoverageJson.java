// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tcpassay.rules.Rule;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.coverage.Answers;
import org.tcpassay.run.coverage.CoverageCount;
import org.tcpassay.run.coverage.CoverageReport;
import org.tcpassay.run.coverage.CoveredRule;

/**
 * The table of coverage for programs. Keys once published stay; new ones are added behind them.
 *
 * <pre>
 * requirements   id, rfc, section, level, observable, status (probed, excused, open, off_the_wire), excuse, checks (ids
 *                of standing checks), probes (whole ids), outcomes (target: word)
 * lost           requirement, probes: what had a probe when the table was last recorded
 * totals, rfcs, levels   requirements, probed, excused, open, offTheWire
 * </pre>
 */
final class CoverageJson {

    private final JsonGenerator json;

    private CoverageJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole document, with a line end. */
    static String of(CoverageReport report) {
        return JsonDocument.of(json -> new CoverageJson(json).write(report));
    }

    private void write(CoverageReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", report.version());
        json.writeStringField("started", report.started().toString());
        JsonDocument.strings(
                json, "targets", report.answers().stream().map(Answers::target).toList());
        json.writeArrayFieldStart("requirements");
        for (CoveredRule covered : report.coverage().rules()) {
            requirement(report, covered);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lost");
        for (var loss : report.lost()) {
            json.writeStartObject();
            json.writeStringField("requirement", loss.rule());
            JsonDocument.strings(json, "probes", loss.probes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("totals");
        count(report.coverage().total());
        counts("rfcs", report.coverage().by(Rule::rfc));
        counts("levels", report.coverage().byLevel());
        JsonDocument.strings(json, "command", report.command());
        json.writeEndObject();
    }

    private void requirement(CoverageReport report, CoveredRule covered) throws IOException {
        Rule rule = covered.rule();
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("rfc", rule.rfc());
        json.writeStringField("section", rule.section());
        json.writeStringField("level", CoverageWords.level(rule));
        json.writeStringField("observable", rule.observable());
        json.writeStringField("status", covered.status().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("excuse", rule.excuse());
        JsonDocument.strings(json, "checks", covered.checks());
        JsonDocument.strings(
                json, "probes", covered.probes().stream().map(ProbeInfo::id).toList());
        json.writeObjectFieldStart("outcomes");
        for (Answers answers : report.answers()) {
            json.writeStringField(answers.target(), answers.word(covered));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void counts(String name, List<CoverageCount> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (CoverageCount count : counts) {
            json.writeFieldName(count.name());
            count(count);
        }
        json.writeEndObject();
    }

    private void count(CoverageCount count) throws IOException {
        json.writeStartObject();
        json.writeNumberField("requirements", count.rules());
        json.writeNumberField("probed", count.probed());
        json.writeNumberField("excused", count.excused());
        json.writeNumberField("open", count.open());
        json.writeNumberField("offTheWire", count.offTheWire());
        json.writeEndObject();
    }
}
