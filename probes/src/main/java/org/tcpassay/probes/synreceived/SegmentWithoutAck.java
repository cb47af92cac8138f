// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment in the window without ACK, RST and SYN. */
final class SegmentWithoutAck {

    enum Kind {
        NO_FLAGS(segment("-")),
        FIN(segment("F")),
        DATA(segment("-").payload("early")),
        FIN_WITH_DATA(segment("F").payload("early")),
        PUSH_AND_URGENT(segment("PU").urgent(1).payload("early"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "syn-received.segment-without-ack.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-SR",
            claim = "Fifth check: without ACK a segment is dropped, its text and its FIN with it")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(row.segment);
        c.expectSilence("no ACK, no answer");
        c.expectState(SYN_RECEIVED, "the target's SYN is still not acknowledged");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.accept();
        c.expectState(ESTABLISHED, "not CLOSE-WAIT: no FIN was taken");
        c.expectNothingReceived("and no text");
    }
}
