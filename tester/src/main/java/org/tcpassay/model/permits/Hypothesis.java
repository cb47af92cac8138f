// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Host;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Step;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/**
 * One state that a target may be in.
 *
 * @param owed what it must send at once, in order
 * @param choices what it has been found to choose
 */
record Hypothesis(Host host, List<Segment> owed, Map<Choice, Boolean> choices) {

    Hypothesis {
        owed = List.copyOf(owed);
        choices = Map.copyOf(choices);
    }

    Optional<Tcb> tcb(FourTuple ends) {
        return host.connection(ends);
    }

    State state(FourTuple ends) {
        return host.state(ends);
    }

    Hypothesis owing(List<Segment> others) {
        return new Hypothesis(host, others, choices);
    }

    Hypothesis with(Host other) {
        return new Hypothesis(other, owed, choices);
    }

    /** Everything that may become of it by an event: one hypothesis for each way to choose. */
    List<Hypothesis> after(Settings settings, Input input, long nowNs) {
        var found = new ArrayList<Hypothesis>();
        var waiting = new ArrayList<Map<Choice, Boolean>>();
        waiting.add(choices);
        while (!waiting.isEmpty()) {
            Map<Choice, Boolean> made = waiting.remove(waiting.size() - 1);
            var procedures = new Watched(settings, made);
            Step step = procedures.step(host, input, nowNs);
            var all = new LinkedHashMap<>(made);
            procedures.fresh().forEach((choice, value) -> {
                var other = new LinkedHashMap<>(all);
                other.put(choice, !value);
                waiting.add(other);
                all.put(choice, value);
            });
            found.add(new Hypothesis(step.host(), joined(step), copy(all)));
        }
        return found;
    }

    private static Map<Choice, Boolean> copy(Map<Choice, Boolean> choices) {
        Map<Choice, Boolean> copy = new EnumMap<>(Choice.class);
        copy.putAll(choices);
        return copy;
    }

    /** What was owed before and what this step adds; of several bare acknowledgments the last says it all. */
    private List<Segment> joined(Step step) {
        var all = new ArrayList<>(owed);
        for (Output output : step.outputs()) {
            if (output instanceof Output.Sent sent) {
                Segment segment = sent.segment();
                if (all.size() > owed.size() && isBare(segment) && isBare(all.get(all.size() - 1))) {
                    all.remove(all.size() - 1);
                }
                all.add(segment);
            }
        }
        return all;
    }

    /** An acknowledgment and nothing else. */
    static boolean isBare(Segment segment) {
        return segment.len() == 0 && segment.has(Flags.ACK) && !segment.has(Flags.RST);
    }
}
