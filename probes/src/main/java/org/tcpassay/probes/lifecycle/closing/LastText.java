// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** The passive side has something to say yet. */
final class LastText {

    @Probe(
            id = "lifecycle.last-text.between-the-fins",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.10.2-SEND-CW", "DOC-095", "DOC-040", "DOC-038"},
            claim =
                    "Four segments are there for what the passive side has to send yet: it does so in CLOSE-WAIT, and the"
                            + " other side takes it in FIN-WAIT-2",
            tags = {"teardown", "half-close"})
    void betweenTheFins(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();
        life.opener().shutdown();
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "CLOSE-WAIT is on the side whose peer has closed first");

        life.listener().send("one more thing");
        hosts.expect(allOf(Conditions.from(LISTENER), data()), "CLOSE-WAIT can send");
        life.opener().expectReceived("one more thing", "FIN-WAIT-2 can receive");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "text changes no state");
        hosts.expectCount(0, fin(LISTENER), "no FIN before the program closes");

        life.listener().close();
        hosts.expect(fin(LISTENER), "it is close() that CLOSE-WAIT waits for");
        life.expectStates(TIME_WAIT, CLOSED, "both directions are closed");
    }
}
