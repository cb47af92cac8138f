// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** A segment without SYN or RST that acknowledges something else than the target's SYN. */
final class StaleAckWithoutSyn {

    enum Kind implements Ruled {
        ACK_OF_ISS("RFC9293-3.10.7.3-SYNSENT-ACKLOW", ack().ack(ISS)),
        ACK_BELOW_ISS("RFC9293-3.10.7.3-SYNSENT-ACKLOW", ack().ack(ISS.minus(1_000))),
        ACK_BEYOND_SND_NXT("RFC9293-3.10.7.3-SYNSENT-ACKHIGH", ack().ack(SND_NXT.plus(1))),
        ACK_FAR_BEYOND("RFC9293-3.10.7.3-SYNSENT-ACKHIGH", ack().ack(SND_NXT.plus(1_000_000))),
        FIN_ACK_OF_ISS("RFC9293-3.10.7.3-SYNSENT-ACKLOW", fin().ack(ISS)),
        DATA_BEYOND_SND_NXT("RFC9293-3.10.7.3-SYNSENT-ACKHIGH", data("old").ack(SND_NXT.plus(1)));

        private final String rule;
        private final SegmentSpec segment;

        Kind(String rule, SegmentSpec segment) {
            this.rule = rule;
            this.segment = segment;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "syn-sent.stale-ack-without-syn.reset",
            rules = "RFC9293-3.5.2-NONSYNC",
            claim = "First check: an ACK of anything but the target's SYN draws <SEQ=SEG.ACK><CTL=RST>")
    void reset(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(row.segment);
        c.expect(rst().seq(SEG_ACK), "its sender believes in a connection that is not this one");
        c.expectState(SYN_SENT, "the open goes on");

        c.send(synAck());
        // the reset frees the way: a target may repeat its SYN without waiting for its timer
        c.await(ack(), "the right SYN,ACK completes the handshake");
        c.expectState(ESTABLISHED, "the stale segment did no harm");
    }
}
