// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Both ends send before they see the other's data. */
final class CrossingData {

    @Probe(
            id = "acknowledgment.crossing-data.both-delivered",
            rules = {"RFC9293-3.10.7.4-TEXT-ES", "RFC9293-3.4-NEWACK"},
            state = ESTABLISHED,
            claim = "Data that crosses the target's own is taken and acknowledged; the target's stays outstanding")
    void bothDelivered(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("down");

        c.send(data("up").ack(SND_UNA));
        c.expect(data("down").ack(RCV_NXT.minus(2)), "the target sent first");
        c.expect(ack(), "then it acknowledges what crossed");
        c.expectReceived("up", "and delivers it");
        c.expectRepeated(data("down").seq(SND_UNA), "its own data was not acknowledged and comes again");

        c.send(ack());
        c.expectSilence("now it is");
    }
}
