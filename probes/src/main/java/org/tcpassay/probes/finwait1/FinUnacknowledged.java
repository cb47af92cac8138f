// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Nobody acknowledges the target's FIN. */
final class FinUnacknowledged {

    @Probe(
            id = "fin-wait-1.fin-unacknowledged.repeated",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.10.4-CLOSE-TWICE"},
            claim = "A FIN takes a sequence number and is sent again like data, always under that number")
    void repeated(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "the retransmission timer sends the FIN again");
        c.expectState(FIN_WAIT_1, "nothing was acknowledged");

        c.send(ack());
        c.expectSilence("one acknowledgment serves for both copies");
        c.expectState(FIN_WAIT_2, "the FIN is acknowledged");
    }
}
