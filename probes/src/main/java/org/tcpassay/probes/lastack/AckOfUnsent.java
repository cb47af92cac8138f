// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lastack;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment of what the target never sent. */
final class AckOfUnsent {

    @Probe(
            id = "last-ack.ack-of-unsent.dropped",
            rules = {"RFC9293-3.10.7.4-ACKHIGH-LA", "RFC9293-3.5.2-SYNC"},
            claim = "An acknowledgment of more than was sent is answered and does not end the connection")
    void dropped(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(ack().ack(SND_NXT.plus(1)));
        c.expect(ack(), "an unacceptable acknowledgment number: the target says where it stands");
        c.expectState(LAST_ACK, "the FIN is not acknowledged by it");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSED, "only the right number ends the connection");
    }
}
