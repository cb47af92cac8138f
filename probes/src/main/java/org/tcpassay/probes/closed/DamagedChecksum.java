// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** A segment for a closed port whose checksum is wrong. */
final class DamagedChecksum {

    enum Kind {
        SYN(syn(), rstAck().seq(0).ack(SEG_SEQ.plus(1))),
        ACK(ack(), rst().seq(SEG_ACK));

        private final SegmentSpec segment;
        private final SegmentSpec answer;

        Kind(SegmentSpec segment, SegmentSpec answer) {
            this.segment = segment;
            this.answer = answer;
        }
    }

    @Probe(
            id = "closed.damaged-checksum.dropped",
            rules = "RFC9293-MUST-3",
            claim = "A damaged segment draws no reset: its addresses and numbers may be anybody's")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(CLOSED);

        c.send(row.segment.checksum(Checksum.wrongBy(1)));
        c.expectSilence("a wrong checksum says that any field may be wrong");

        c.send(row.segment);
        c.expect(row.answer, "the same segment undamaged is answered");
    }
}
