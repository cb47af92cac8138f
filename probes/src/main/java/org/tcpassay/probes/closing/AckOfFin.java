// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closing;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment of the target's FIN. */
final class AckOfFin {

    @Probe(
            id = "closing.ack-of-fin.time-wait",
            rules = "RFC9293-3.10.7.4-ACK-CG-FIN",
            claim = "The acknowledgment of its FIN moves the target to TIME-WAIT, and the FIN is not sent again")
    void timeWait(Lab lab) {
        Connection c = lab.reach(CLOSING);

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "an acknowledged FIN is not sent again");

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "TIME-WAIT is there to acknowledge the peer's FIN once more");
    }
}
