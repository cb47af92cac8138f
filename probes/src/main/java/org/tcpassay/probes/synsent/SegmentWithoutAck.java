// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** A segment without ACK, SYN or RST. */
final class SegmentWithoutAck {

    enum Kind implements Ruled {
        NO_FLAGS("RFC9293-3.10.7.3-SYNSENT-OTHER", segment("-")),
        FIN("RFC9293-3.10.7.4-FIN-SYNSENT", segment("F")),
        FIN_WITH_DATA("RFC9293-3.10.7.4-FIN-SYNSENT", segment("F").payload("early")),
        DATA("RFC9293-3.10.7.3-SYNSENT-OTHER", segment("-").payload("early")),
        PUSH_AND_URGENT(
                "RFC9293-3.10.7.3-SYNSENT-OTHER", segment("PU").urgent(1).payload("early"));

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
            id = "syn-sent.segment-without-ack.dropped",
            claim = "Fifth check: a segment with neither SYN nor RST is dropped, and a FIN in it is not remembered")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(row.segment);
        c.expectSilence("without a SYN its numbers mean nothing yet");
        c.expectState(SYN_SENT, "the open goes on");

        c.send(synAck());
        c.expect(ack(), "the SYN,ACK completes the handshake");
        c.expectState(ESTABLISHED, "not CLOSE-WAIT: no FIN was taken");
        c.expectNothingReceived("and no data");
    }
}
