// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.report.PacketText;
import org.tcpassay.report.Printable;
import org.tcpassay.report.fault.Counts.Moved;
import org.tcpassay.report.fault.Line.Act;
import org.tcpassay.report.fault.Line.Leg;
import org.tcpassay.rules.State;

/**
 * Every act of a run for programs. Keys once published stay; new ones are added behind them.
 *
 * <pre>
 * tool, version, scenario, says, seed (hexadecimal), started (ISO 8601), seconds
 * command         words; serve: what a shell was given, or null; status: the command's
 * whole           whether acts has all; if not, counts below still do
 * traffic         left and right, each: came, cameBytes (from there), went, wentBytes (to there)
 * rules           name, when, does, acts: how many of each kind (passed, lost, delayed, repeated, changed, held,
 *                 joined, made), without those of which there are none
 * connections     number, opener, listener (address and port), openerSide (left, right), openerState, listenerState
 *                 (inferred, RFC's spelling; or null), packets, bytes; the first ten thousand
 * connectionCount all of them
 * expectations    expectation, outcome (holds, fails, inconclusive), reason
 * outcome         the worst of them
 * acts            ns (since started), rule, act (as above), packet (number of what came in, 0 for what was made of
 *                 nothing), detail (for people), from (the side), connection (0 for none), segment (packetdrill's
 *                 notation, numbers relative; or null), became (the same where it left changed; or null)
 * </pre>
 */
final class ActsJson {

    private final JsonGenerator json;
    private final FaultRun run;

    private ActsJson(JsonGenerator json, FaultRun run) {
        this.json = json;
        this.run = run;
    }

    /** The whole document, with a line end. */
    static String of(FaultRun run, List<Line> story) {
        var text = new StringWriter();
        var printer = new DefaultPrettyPrinter()
                .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                .withObjectIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        try (JsonGenerator generator = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
            new ActsJson(generator, run).write(story);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing acts.json into memory: it failed", impossible);
        }
        return text.append('\n').toString();
    }

    private void write(List<Line> story) throws IOException {
        Counts counts = run.recording().counts();
        json.writeStartObject();
        json.writeStringField("tool", "tcpassay");
        json.writeStringField("version", run.version());
        json.writeStringField("scenario", run.scenario().name());
        json.writeStringField("says", run.scenario().says());
        json.writeStringField("seed", run.seedText());
        json.writeStringField("started", run.started().toString());
        json.writeNumberField("seconds", (run.endedNs() - run.startedNs()) / 1e9);
        json.writeArrayFieldStart("command");
        for (String word : run.command()) {
            json.writeString(word);
        }
        json.writeEndArray();
        optional("serve", run.serve());
        json.writeNumberField("status", run.status());
        json.writeBooleanField("whole", run.recording().endsNs().isEmpty());
        traffic(counts);
        json.writeArrayFieldStart("rules");
        for (Rule rule : run.scenario().rules()) {
            rule(rule, counts.acts().getOrDefault(rule.name(), Map.of()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("connections");
        for (Life life : counts.lives()) {
            connection(life);
        }
        json.writeEndArray();
        json.writeNumberField("connectionCount", counts.connections());
        verdict();
        json.writeArrayFieldStart("acts");
        for (Line line : story) {
            if (line instanceof Leg leg) {
                acts(leg);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void traffic(Counts counts) throws IOException {
        json.writeObjectFieldStart("traffic");
        for (Side side : Side.values()) {
            Moved came = counts.came().get(side);
            Moved went = counts.went().get(side);
            json.writeObjectFieldStart(word(side));
            json.writeNumberField("came", came.packets());
            json.writeNumberField("cameBytes", came.bytes());
            json.writeNumberField("went", went.packets());
            json.writeNumberField("wentBytes", went.bytes());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void rule(Rule rule, Map<Verb, Long> acts) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", rule.name());
        json.writeStringField("when", rule.when().text());
        json.writeStringField("does", rule.fault().text());
        json.writeObjectFieldStart("acts");
        for (Map.Entry<Verb, Long> each : acts.entrySet()) {
            json.writeNumberField(word(each.getKey()), each.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void connection(Life life) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", life.number());
        json.writeStringField("opener", life.opener().toString());
        json.writeStringField("listener", life.listener().toString());
        json.writeStringField("openerSide", word(life.openerSide()));
        optional("openerState", life.state(End.OPENER).map(State::text));
        optional("listenerState", life.state(End.LISTENER).map(State::text));
        json.writeNumberField("packets", life.packets());
        json.writeNumberField("bytes", life.bytes());
        json.writeEndObject();
    }

    private void verdict() throws IOException {
        json.writeArrayFieldStart("expectations");
        for (Verdict.Answer answer : run.verdict().answers()) {
            json.writeStartObject();
            json.writeStringField("expectation", answer.expectation());
            json.writeStringField("outcome", word(answer.outcome()));
            json.writeStringField("reason", answer.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("outcome", word(run.verdict().outcome()));
    }

    private void acts(Leg leg) throws IOException {
        for (Act act : leg.acts()) {
            json.writeStartObject();
            json.writeNumberField("ns", leg.timeNs() - run.startedNs());
            json.writeStringField("rule", act.rule());
            json.writeStringField("act", word(act.verb()));
            json.writeNumberField("packet", leg.number());
            json.writeStringField("detail", Printable.line(act.detail()));
            json.writeStringField("from", word(leg.from()));
            json.writeNumberField("connection", leg.connection());
            optional("segment", leg.came().or(leg::went).map(PacketText::line));
            optional("became", leg.isChanged() ? leg.went().map(PacketText::line) : Optional.empty());
            json.writeEndObject();
        }
    }

    private void optional(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
