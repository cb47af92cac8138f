// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lastack;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment that does not cover the target's FIN. */
final class OtherAck {

    @Probe(
            id = "last-ack.other-ack.fin-repeated",
            rules = "RFC9293-3.10.7.4-ACK-LA-OTHER",
            claim = "The connection stays, and the FIN is sent again, until the FIN itself is acknowledged")
    void finRepeated(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(ack().ack(SND_NXT.minus(1)));
        c.expectSilence("it acknowledges nothing new and asks for nothing");
        c.expectState(LAST_ACK, "the FIN is not acknowledged");
        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "so it is sent again");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSED, "now the FIN is acknowledged");
    }
}
