// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.after;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.not;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.HostProgram;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Passage;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A program has set SO_LINGER with a time above 0 and calls close(). */
final class LingeringClose {

    private static final int PORT = 7000;
    private static final Bytes FAREWELL = Bytes.zeros(8);
    private static final Condition FIN = fin(LISTENER);
    private static final Duration LATE = Duration.ofSeconds(1);

    @Probe(
            id = "lifecycle.lingering-close.returns-when-acknowledged",
            rules = {"RFC9293-3.10.4-CLOSE-ESTAB", "DOC-118"},
            claim = "With SO_LINGER on and a time above 0 close() sends what was written and FIN as any other does, and"
                    + " returns when both are acknowledged",
            tags = {"slow", "teardown"})
    void returnsWhenAcknowledged(Hosts hosts) {
        hosts.through(Scenario.named("late acknowledgments")
                .says("Once the connection stands each acknowledgment of the opener comes a second late.")
                .rule(
                        "it comes late",
                        after(1, allOf(Conditions.from(OPENER), flags("."), not(data()))),
                        Faults.delay(LATE))
                .build());
        HostProgram server =
                hosts.listener().program("listen " + PORT + " 4", "accept", "linger 5", "read 1", "write 8", "close");
        Life life = hosts.opener().connect(server.listening(PORT));
        server.awaitDone("accept");
        life.opener().send("?");

        Passage fin = hosts.expect(FIN, "the program has read, written and called close()");
        server.expectDone("close", Timing.about(fin, LATE), "it has to wait for the acknowledgment of the FIN");
        life.expectStates(CLOSE_WAIT, FIN_WAIT_2, "for the peer's FIN nobody waits");
        life.opener().expectReceived(FAREWELL, "the text is there");
        life.opener().expectEndOfStream("and so is the end, an orderly one");
    }
}
