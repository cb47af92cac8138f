// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.tcpassay.referee.fuzz.Action;
import org.tcpassay.referee.fuzz.SequenceFile;
import org.tcpassay.run.fuzz.Find;
import org.tcpassay.run.fuzz.FuzzReport;

/**
 * A fuzzing run for programs. Keys once published stay; new ones are added behind them.
 *
 * <pre>
 * disagreements   category, rule, standing (new, known, unstable), count, seconds (to the first), opening, actions
 *                 (those of the shortest sequence), expected, got, reason (the ledger's, or null)
 * sequences, extra, seconds, sequencesPerSecond
 * </pre>
 */
final class FuzzJson {

    private final JsonGenerator json;

    private FuzzJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole document, with a line end. */
    static String of(FuzzReport report, String target, long seed, String version) {
        return JsonDocument.of(json -> new FuzzJson(json).write(report, target, seed, version));
    }

    private void write(FuzzReport report, String target, long seed, String version) throws IOException {
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", version);
        json.writeStringField("target", target);
        json.writeStringField("seed", "0x" + Long.toHexString(seed));
        json.writeArrayFieldStart("disagreements");
        for (Find find : report.finds()) {
            find(find);
        }
        json.writeEndArray();
        json.writeNumberField("sequences", report.sequences());
        json.writeNumberField("extra", report.extra());
        json.writeNumberField("seconds", report.wall().toMillis() / 1e3);
        json.writeNumberField("sequencesPerSecond", Math.round(report.sequencesPerSecond()));
        json.writeEndObject();
    }

    private void find(Find find) throws IOException {
        json.writeStartObject();
        json.writeStringField("category", find.category().id());
        json.writeStringField("rule", find.category().requirement());
        json.writeStringField("standing", find.standing().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("count", find.count());
        json.writeNumberField("seconds", find.after().toMillis() / 1e3);
        json.writeStringField("opening", find.file().sequence().opening().name());
        json.writeArrayFieldStart("actions");
        for (Action action : find.file().sequence().actions()) {
            json.writeString(SequenceFile.words(action));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("expected");
        for (String way : find.expected()) {
            json.writeString(way);
        }
        json.writeEndArray();
        json.writeStringField("got", find.got());
        if (find.reason().isPresent()) {
            json.writeStringField("reason", find.reason().get());
        } else {
            json.writeNullField("reason");
        }
        json.writeEndObject();
    }
}
