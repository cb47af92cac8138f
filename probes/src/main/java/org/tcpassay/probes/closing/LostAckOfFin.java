// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closing;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Both FINs crossed, and the acknowledgment of the target's gets lost. */
final class LostAckOfFin {

    @Probe(
            id = "closing.lost-ack-of-fin.fin-repeated",
            rules = {"RFC9293-3.10.7.4-ACK-CG-OTHER", "RFC9293-3.10.7.4-ACK-CG-FIN"},
            claim = "A FIN whose acknowledgment got lost is sent again from CLOSING until it is acknowledged")
    void finRepeated(Lab lab) {
        Connection c = lab.reach(CLOSING);

        c.expectRepeated(
                fin().seq(SND_NXT.minus(1)), "its FIN is not acknowledged, so the retransmission timer sends it again");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "the acknowledgment of its FIN is all that CLOSING waits for");
    }
}
