// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** The FIN of the passive side, when nothing before it has acknowledged the first. */
final class FinWithAcknowledgment {

    @Probe(
            id = "lifecycle.fin-with-acknowledgment.three-segments-arrive",
            rules = {"RFC9293-3.3.2-FW1TW", "DOC-043", "DOC-096"},
            claim =
                    "A FIN that comes with the acknowledgment of the own one leads from FIN-WAIT-1 straight to TIME-WAIT,"
                            + " here because the acknowledgment before it was lost",
            tags = "teardown")
    void threeSegmentsArrive(Hosts hosts) {
        hosts.losing("each bare acknowledgment of the listener", bareAck(LISTENER));
        Life life = hosts.connect();

        life.opener().shutdown();
        hosts.expect(fin(OPENER), "the opener closes");
        life.expectStates(FIN_WAIT_1, CLOSE_WAIT, "the acknowledgment of its FIN does not arrive");
        life.listener().close();
        hosts.expect(allOf(fin(LISTENER), flags("F.")), "FIN and acknowledgment can go as one segment");
        life.expectStates(TIME_WAIT, CLOSED, "the FIN that does arrive acknowledges too");
        life.expectWalk(OPENER, "without FIN-WAIT-2", SYN_SENT, ESTABLISHED, FIN_WAIT_1, TIME_WAIT);
    }

    private static Condition bareAck(End of) {
        return allOf(Conditions.from(of), flags("."));
    }
}
