// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.Flags;

/** A segment with ACK for a listener, which never sent anything that could be acknowledged. */
final class SegmentWithAck {

    enum Kind implements Ruled {
        ACK("RFC9293-3.10.7.2-LISTEN-ACK", ack()),
        ACK_OF_ZERO("RFC9293-3.10.7.2-LISTEN-ACK", ack().ack(0)),
        SYN_ACK("RFC9293-3.10.7.2-LISTEN-SYNACK", synAck()),
        SYN_FIN_ACK("RFC9293-3.10.7.2-LISTEN-SYNACK", synAck().and(Flags.FIN)),
        FIN_ACK("RFC9293-3.10.7.2-LISTEN-FINACK", fin()),
        DATA("RFC9293-3.10.7.2-LISTEN-DATAACK", data("0123456789"));

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
            id = "listen.segment-with-ack.reset",
            rules = "RFC9293-3.5.2-NONSYNC",
            claim = "Second check: any acknowledgment is bad here and draws <SEQ=SEG.ACK><CTL=RST>")
    void reset(Lab lab, Kind row) {
        Connection c = lab.reach(LISTEN);

        c.send(row.segment);
        c.expect(rst().seq(SEG_ACK), "it acknowledges what a listener never sent");
        c.expectState(CLOSED, "no record comes of it");

        c.send(syn());
        c.expect(synAck(), "the listener goes on listening");
    }
}
