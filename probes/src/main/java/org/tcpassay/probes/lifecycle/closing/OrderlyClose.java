// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.fault.End.LISTENER;
import static org.tcpassay.fault.End.OPENER;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.fin;
import static org.tcpassay.fault.conditions.Conditions.flags;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.script.Hosts;
import org.tcpassay.script.Life;
import org.tcpassay.script.Probe;

/** Both programs close, one after the other, and nothing is lost. */
final class OrderlyClose {

    @Probe(
            id = "lifecycle.orderly-close.four-segments",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.6-CASE2", "DOC-028", "DOC-030", "DOC-031", "DOC-032", "DOC-136"},
            claim = "FIN, its acknowledgment, the other FIN when its program is ready, and the acknowledgment of that:"
                    + " four segments, and each kernel walks through its own states",
            tags = "teardown")
    void fourSegments(Hosts hosts) {
        hosts.open();
        Life life = hosts.connect();

        life.opener().shutdown();
        hosts.expect(nth(1, fin(OPENER)), "the side that closes sends FIN");
        hosts.expect(nth(1, bareAck(LISTENER)), "which is acknowledged at once, though nobody else closes yet");
        life.expectStates(FIN_WAIT_2, CLOSE_WAIT, "one direction is closed");
        life.listener().expectEndOfStream("the program learns of the FIN when it reads");

        life.listener().close();
        hosts.expect(allOf(fin(LISTENER), flags("F.")), "the other FIN carries an acknowledgment too");
        hosts.expect(nth(2, bareAck(OPENER)), "the second FIN is acknowledged as the first was");
        life.expectStates(TIME_WAIT, CLOSED, "only the side that closed first keeps a record");
        life.expectWalk(OPENER, "so goes the active side", SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT);
        life.expectWalk(
                LISTENER, "so goes the passive side", LISTEN, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, LAST_ACK, CLOSED);
    }

    private static Condition bareAck(End of) {
        return allOf(Conditions.from(of), flags("."));
    }
}
