// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that was sent before the target's own arrived. */
final class CrossingFin {

    @Probe(
            id = "fin-wait-1.crossing-fin.closing",
            rules = "RFC9293-3.10.7.4-FIN-F1-NOACK",
            claim = "A FIN that does not acknowledge the target's FIN leads to CLOSING, and only its ACK from there")
    void closing(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().ack(SND_NXT.minus(1)));
        c.expect(ack(), "the FIN is acknowledged, behind the target's own FIN");
        c.expectState(CLOSING, "the target's own FIN is still to be acknowledged");
        c.expectEndOfStream("the peer has closed");
    }
}
