// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment without ACK whose end lies beyond sequence number 2^32-1. */
final class SegmentAcrossWrap {

    enum Kind {
        SYN(syn().seq(0xffff_ffffL), 0),
        SYN_WITH_DATA(syn().seq(0xffff_fff8L).payload("0123456789"), 3);

        private final SegmentSpec segment;
        private final long end;

        Kind(SegmentSpec segment, long end) {
            this.segment = segment;
            this.end = end;
        }
    }

    @Probe(
            id = "closed.segment-across-wrap.reset",
            rules = {"RFC9293-3.5.2-RSTFORM-NOACK", "RFC9293-3.4-MOD32"},
            claim = "SEG.SEQ+SEG.LEN in a reset is reckoned modulo 2^32")
    void reset(Lab lab, Kind row) {
        Connection c = lab.reach(CLOSED);

        c.send(row.segment);
        c.expect(rstAck().seq(0).ack(row.end), "the sum passes 2^32 and begins again at 0");
    }
}
