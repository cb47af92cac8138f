// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;
import org.tcpassay.wire.Flags;

/** A segment with ACK, whatever else it is, for a port on which nothing is open. */
final class SegmentWithAck {

    enum Kind implements Ruled {
        ACK("RFC9293-3.10.7.1-CLOSED-ACK", ack()),
        ACK_OF_ZERO("RFC9293-3.10.7.1-CLOSED-ACK", ack().ack(0)),
        ACK_OF_LAST_NUMBER("RFC9293-3.10.7.1-CLOSED-ACK", ack().ack(0xffff_ffffL)),
        DATA("RFC9293-3.10.7.1-CLOSED-ACK", data("0123456789")),
        URGENT_DATA("RFC9293-3.10.7.1-CLOSED-ACK", segment("P.U").urgent(10).payload("0123456789")),
        SYN_ACK("RFC9293-3.10.7.1-CLOSED-SYNACK", synAck()),
        SYN_FIN_ACK("RFC9293-3.10.7.1-CLOSED-SYNACK", synAck().and(Flags.FIN)),
        FIN_ACK("RFC9293-3.10.7.1-CLOSED-FINACK", fin()),
        FIN_ACK_WITH_DATA("RFC9293-3.10.7.1-CLOSED-FINACK", fin().payload("0123456789"));

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
            id = "closed.segment-with-ack.reset",
            rules = "RFC9293-3.5.2-RSTFORM-ACK",
            claim = "A segment with ACK draws <SEQ=SEG.ACK><CTL=RST>: a number its sender must believe, and no ACK")
    void reset(Lab lab, Kind row) {
        Connection c = lab.reach(CLOSED);

        c.send(row.segment);
        c.expect(rst().seq(SEG_ACK), "the reset takes its place from the acknowledgment and does not itself have one");
        c.expectSilence("one reset is enough");
    }
}
