// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that acknowledges the target's own. */
final class FinWithAckOfFin {

    @Probe(
            id = "fin-wait-1.fin-with-ack-of-fin.time-wait",
            rules = {"RFC9293-3.10.7.4-FIN-F1-ACKED", "RFC9293-3.3.2-FW1TW"},
            claim = "A FIN that acknowledges the target's FIN ends both directions at once")
    void timeWait(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged, without a stay in FIN-WAIT-2");
        c.expectEndOfStream("the peer has closed");

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "TIME-WAIT is there to acknowledge the FIN once more");
    }
}
