// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** An ACK at the right place that leaves the SYN that crossed unacknowledged. */
final class AckTooLow {

    enum Acknowledges {
        OF_ISS(ISS),
        BELOW_ISS(ISS.minus(1));

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "simultaneous-open.ack-too-low.reset",
            rules = {"RFC9293-3.10.7.4-ACK-SR-LOW", "RFC9293-3.5.2-NONSYNC"},
            state = SYN_RECEIVED,
            claim = "Fifth check: an ACK at or below SND.UNA draws <SEQ=SEG.ACK><CTL=RST>, and the open goes on")
    void reset(Lab lab, Acknowledges row) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(ack().ack(row.ack));
        c.expect(rst().seq(SEG_ACK), "it answers another SYN than the target's: its sender is to know");
        c.expectState(SYN_RECEIVED, "the record stays");
        c.expectNoError("the user hears nothing");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "the right ACK completes the handshake");
    }
}
