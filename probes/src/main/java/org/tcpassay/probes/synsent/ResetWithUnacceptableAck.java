// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset that acknowledges something else than the target's SYN. */
final class ResetWithUnacceptableAck {

    enum Acknowledges {
        ACK_OF_ISS(ISS),
        ACK_BELOW_ISS(ISS.minus(1)),
        ACK_BEYOND_SND_NXT(SND_NXT.plus(1)),
        ACK_FAR_BEYOND(SND_NXT.plus(100_000));

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "syn-sent.reset-with-unacceptable-ack.dropped",
            rules = {"RFC9293-3.10.7.3-SYNSENT-BADACKRST", "RFC5961-3.2-6", "RFC9293-3.5.2-NORSTTORST"},
            claim = "First check: a reset that acknowledges anything but the SYN is dropped without an answer")
    void dropped(Lab lab, Acknowledges row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(rstAck().seq(0).ack(row.ack));
        c.expectSilence("the answer to an unacceptable ACK would be a reset, but never to a reset");
        c.expectState(SYN_SENT, "its sender has not seen the SYN and cannot refuse it");
        c.expectNoError("the user hears nothing");

        c.send(synAck());
        c.expect(ack(), "the right SYN,ACK completes the handshake");
    }
}
