// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment without SYN or RST that acknowledges the target's SYN. */
final class AckWithoutSyn {

    enum Kind {
        ACK(ack()),
        FIN_ACK(fin()),
        DATA(data("early")),
        URGENT_DATA(segment("P.U").urgent(1).payload("early"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "syn-sent.ack-without-syn.dropped",
            rules = "RFC9293-3.10.7.3-SYNSENT-OTHER",
            claim = "Fifth check: without SYN or RST even an acceptable ACK is dropped without an answer")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(row.segment);
        c.expectSilence("the ACK is acceptable, so no reset; without a SYN there is nothing to acknowledge");
        c.expectState(SYN_SENT, "the tester's number is not known: nothing can be established");

        c.send(synAck());
        c.expect(ack(), "the SYN,ACK completes the handshake, and nothing of the dropped segment is remembered");
        c.expectState(ESTABLISHED, "not CLOSE-WAIT");
        c.expectNothingReceived("what came before the SYN is not part of the stream");
    }
}
