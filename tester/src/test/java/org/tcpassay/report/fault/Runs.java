// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Talk;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.wire.Bytes;

/** Runs of scenarios between two reference hosts: a question, an answer, and the end. */
final class Runs {

    static final Instant STARTED = Instant.parse("2026-11-21T12:00:00Z");

    private Runs() {}

    static FaultRun of(Scenario scenario) {
        return of(scenario, 3_000, Recorder.ORDINARY);
    }

    /** @param answer bytes from the listener */
    static FaultRun of(Scenario scenario, int answer, Recorder.Limit limit) {
        var stacks = TwoStacks.over(scenario, 7);
        long startedNs = stacks.nowNs();
        Talk asking = stacks.opener().open();
        asking.send("hello");
        stacks.runUntilQuiet();
        if (!stacks.listener().talks().isEmpty()) {
            Talk answering = stacks.listener().talk(1);
            answering.send(Bytes.copyOf(new byte[answer])).close();
            stacks.runUntilQuiet();
            asking.close();
            stacks.runUntilQuiet();
        }
        stacks.path().end(stacks.nowNs());
        var recorder = new Recorder(scenario, limit);
        stacks.journal().forEach(recorder);
        return new FaultRun(
                "test",
                scenario,
                7,
                STARTED,
                startedNs,
                stacks.nowNs(),
                List.of("ask", "it's <b>& more"),
                Optional.of("answer 8000"),
                0,
                recorder.recording(),
                Jury.verdict(scenario, stacks.journal(), stacks.nowNs()),
                List.of());
    }
}
