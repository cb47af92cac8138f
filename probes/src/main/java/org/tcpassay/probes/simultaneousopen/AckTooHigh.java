// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** An ACK at the right place of something that the target never sent. */
final class AckTooHigh {

    enum Acknowledges {
        BEYOND_SND_NXT(SND_NXT.plus(1)),
        FAR_BEYOND(SND_NXT.plus(100_000));

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "simultaneous-open.ack-too-high.reset",
            rules = {"RFC9293-3.10.7.4-ACK-SR-HIGH", "RFC9293-3.5.2-NONSYNC"},
            state = SYN_RECEIVED,
            claim = "Fifth check: an ACK beyond SND.NXT draws <SEQ=SEG.ACK><CTL=RST>, and the open goes on")
    void reset(Lab lab, Acknowledges row) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(ack().ack(row.ack));
        c.expect(
                lab.given(RFC5961, anyOf(rst().seq(SEG_ACK), ack()), rst().seq(SEG_ACK)),
                "it acknowledges what was never sent; a check of RFC 5961 §5 comes first and sends an ACK");
        c.expectState(SYN_RECEIVED, "the record stays");
        c.expectNoError("the user hears nothing");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "the right ACK completes the handshake");
    }
}
