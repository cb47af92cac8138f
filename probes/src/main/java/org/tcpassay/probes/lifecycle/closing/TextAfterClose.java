// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.rst;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;

import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Text comes for a program that has called close(). */
final class TextAfterClose {

    @Probe(
            id = "lifecycle.text-after-close.reset",
            rules = {"RFC9293-SHLD-3", "DOC-029", "DOC-102"},
            claim = "After close() nothing can be received: new text is answered by a reset, and both ends are gone;"
                    + " only after shutdown() could it be",
            tags = {"teardown", "half-close"})
    void reset(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        life.opener().close();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "the FIN of close() looks like that of shutdown()");

        life.listener().send("anybody there?");
        hosts.expect(rst(OPENER), "what nobody will read is lost, and a reset says so");
        life.expectStates(CLOSED, CLOSED, "a reset ends the connection on both sides");
        life.listener().expectError("EPIPE", "the sender is told");
    }

    @Probe(
            id = "lifecycle.text-after-close.taken-after-shutdown",
            rules = {"RFC9293-3.6.1-HALFSEND", "RFC9293-3.10.2-SEND-CLOSED", "DOC-029", "DOC-039", "DOC-103"},
            claim =
                    "After shutdown() of the sending side it is just the other way round: receiving works, sending fails",
            tags = {"teardown", "half-close"})
    void takenAfterShutdown(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        life.opener().shutdown();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "half of it is closed");

        life.listener().send("somebody is");
        life.opener().expectReceived("somebody is", "FIN-WAIT-2 receives");
        life.opener().expectSendFails("EPIPE", "and cannot send: there is no number behind the FIN");
        hosts.expectCount(0, allOf(Conditions.from(OPENER), data()), "no text has left");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "and nothing has changed");
    }
}
