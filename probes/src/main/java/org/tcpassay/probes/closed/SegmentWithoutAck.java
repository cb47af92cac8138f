// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** A segment without ACK or RST for a port on which nothing is open. */
final class SegmentWithoutAck {

    enum Kind implements Ruled {
        SYN("RFC9293-3.10.7.1-CLOSED-SYN", segment("S"), 1),
        SYN_WITH_OPTIONS("RFC9293-3.10.7.1-CLOSED-SYN", segment("S").mss(1460).windowScale(7), 1),
        SYN_WITH_ECN("RFC9293-3.10.7.1-CLOSED-SYN", segment("SEW"), 1),
        SYN_WITH_DATA("RFC9293-3.10.7.1-CLOSED-SYNDATA", segment("S").payload("0123456789"), 11),
        SYN_WITH_FIN("RFC9293-3.10.7.1-CLOSED-SYNDATA", segment("SF"), 2),
        SYN_WITH_FIN_AND_DATA("RFC9293-3.10.7.1-CLOSED-SYNDATA", segment("SF").payload("0123456789"), 12),
        NO_FLAGS("RFC9293-3.10.7.1-CLOSED-NULL", segment("-"), 0),
        FIN("RFC9293-3.10.7.1-CLOSED-NULL", segment("F"), 1),
        DATA("RFC9293-3.10.7.1-CLOSED-NULL", segment("-").payload("0123456789"), 10),
        FIN_WITH_DATA("RFC9293-3.10.7.1-CLOSED-NULL", segment("F").payload("0123456789"), 11),
        PUSH_AND_URGENT("RFC9293-3.10.7.1-CLOSED-NULL", segment("PU").urgent(1).payload("0123456789"), 10);

        private final String rule;
        private final SegmentSpec segment;
        private final int length;

        Kind(String rule, SegmentSpec segment, int length) {
            this.rule = rule;
            this.segment = segment;
            this.length = length;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "closed.segment-without-ack.reset",
            rules = "RFC9293-3.5.2-RSTFORM-NOACK",
            claim = "A segment without ACK draws <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>, SYN and FIN counted")
    void reset(Lab lab, Kind row) {
        Connection c = lab.reach(CLOSED);

        c.send(row.segment);
        c.expect(
                rstAck().seq(0).ack(SEG_SEQ.plus(row.length)),
                "the reset acknowledges all that the segment occupies, so that its sender believes it");
        c.expectSilence("one reset is enough");
    }
}
