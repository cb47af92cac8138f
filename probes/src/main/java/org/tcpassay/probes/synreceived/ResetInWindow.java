// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset inside the window that misses RCV.NXT. */
final class ResetInWindow {

    enum Place {
        JUST_BEYOND_RCV_NXT(RCV_NXT.plus(1)),
        LAST(RCV_NXT.plus(RCV_WND).minus(1));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn-received.reset-in-window.challenge-ack",
            rules = "RFC9293-3.10.7.4-RST-SR-INWIN",
            claim = "Second check: a reset that misses RCV.NXT draws a challenge ACK and changes nothing")
    void challengeAck(Lab lab, Place row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(rst().seq(row.seq));
        c.expect(ack(), "it may be forged: the target asks before it gives the record up");
        c.expectState(SYN_RECEIVED, "the record stays");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "the handshake completes");
    }
}
