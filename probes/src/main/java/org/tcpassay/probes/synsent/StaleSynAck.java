// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** A SYN,ACK that acknowledges a SYN of an earlier incarnation. */
final class StaleSynAck {

    enum Acknowledges implements Ruled {
        OF_ISS("RFC9293-3.10.7.3-SYNSENT-ACKLOW", SND_NXT.minus(1)),
        BEYOND_SND_NXT("RFC9293-3.10.7.3-SYNSENT-ACKHIGH", SND_NXT.plus(1));

        private final String rule;
        private final Position ack;

        Acknowledges(String rule, Position ack) {
            this.rule = rule;
            this.ack = ack;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "syn-sent.stale-syn-ack.reset",
            rules = "RFC9293-3.5.2-NONSYNC",
            claim = "A SYN,ACK for another SYN draws a reset built from its ACK, and the open goes on")
    void reset(Lab lab, Acknowledges row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().ack(row.ack));
        c.expect(rst().seq(SEG_ACK), "it acknowledges something never sent: <SEQ=SEG.ACK><CTL=RST>");
        c.expectState(SYN_SENT, "the answer to the real SYN may still come");

        c.send(synAck());
        // the reset frees the way: a target may repeat its SYN without waiting for its timer
        c.await(ack(), "the right SYN,ACK completes the handshake");
        c.expectState(ESTABLISHED, "the stale one did no harm");
    }

    @Probe(
            id = "syn-sent.stale-syn-ack.no-storm",
            rules = "RFC6298-5-0",
            claim = "The reset that a stale SYN,ACK draws may be followed by the SYN, but not by one after the other")
    void noStorm(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().ack(SND_NXT.minus(1)));
        c.expect(anyOf(rst().seq(SEG_ACK), rstAck().seq(SEG_ACK).anyAck()), "it acknowledges something never sent");
        int again = c.expectOnly(syn().seq(ISS), Duration.ofMillis(300), "the open goes on")
                .size();
        // some make haste with the first, since the way is free now
        c.judge("between two of them lies a time-out", "at most 1 SYN", again <= 1, again + " SYNs");
    }
}
