// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment that covers the data before the target's FIN, but not the FIN. */
final class AckOfDataOnly {

    @Probe(
            id = "fin-wait-1.ack-of-data-only.fin-repeated",
            rules = "RFC9293-3.10.7.4-ACK-F1-NOFIN",
            claim = "FIN-WAIT-1 lasts, and the FIN is sent again, until the FIN itself is acknowledged")
    void finRepeated(Lab lab) {
        Connection c = lab.preamble("FIN-WAIT-1 with data in flight", () -> {
            Connection busy = lab.connect();
            busy.user().send("last words");
            busy.expect(data("last words"), "the user's data is sent");
            busy.user().shutdown();
            busy.expect(fin(), "the user's close sends a FIN");
            return busy;
        });

        c.send(ack().ack(SND_NXT.minus(1)));
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(FIN_WAIT_1, "the data is acknowledged, the FIN is not");
        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "the FIN alone is sent again, under its own number");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(FIN_WAIT_2, "now the FIN is acknowledged too");
    }
}
