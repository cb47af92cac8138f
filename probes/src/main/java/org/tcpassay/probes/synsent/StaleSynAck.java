// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK that acknowledges a SYN of an earlier incarnation. */
final class StaleSynAck {

    enum Acknowledges {
        ISS_ITSELF,
        BEYOND_SND_NXT
    }

    @Probe(
            id = "syn-sent.stale-syn-ack.reset",
            rules = "RFC9293-3.10.7.3-ACK-BAD",
            claim = "A SYN,ACK for another SYN draws a reset built from its ACK, and the open goes on")
    void reset(Lab lab, Acknowledges row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().ack(row == Acknowledges.ISS_ITSELF ? SND_NXT.minus(1) : SND_NXT.plus(1)));
        c.expect(rst().seq(SEG_ACK), "it acknowledges something never sent: <SEQ=SEG.ACK><CTL=RST>");
        c.expectState(SYN_SENT, "the answer to the real SYN may still come");

        c.send(synAck());
        c.expect(ack(), "the right SYN,ACK completes the handshake");
        c.expectState(ESTABLISHED, "the stale one did no harm");
    }
}
