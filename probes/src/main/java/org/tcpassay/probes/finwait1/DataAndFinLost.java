// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The target's last data and its FIN get lost together. */
final class DataAndFinLost {

    @Probe(
            id = "fin-wait-1.data-and-fin-lost.both-repeated",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.8-RTXSAME"},
            claim = "Data before a FIN is sent again after the user has closed, and so is the FIN")
    void bothRepeated(Lab lab) {
        Connection c = lab.preamble("FIN-WAIT-1 with data in flight", () -> {
            Connection busy = lab.connect();
            busy.user().send("last words");
            busy.expect(data("last words"), "the user's data is sent");
            busy.user().shutdown();
            busy.expect(fin(), "the user's close sends a FIN");
            return busy;
        });

        c.expectRepeated(
                anyOf(
                        data("last words").seq(SND_UNA),
                        fin().payload("last words").seq(SND_UNA)),
                "the user has closed but the data is still to be delivered, alone or together with the FIN");
        c.send(ack().ack(SND_NXT.minus(1)));
        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "the FIN is still not acknowledged");
        c.send(ack());
        c.expectSilence("everything is acknowledged");
        c.expectState(FIN_WAIT_2, "so is the FIN");
    }
}
