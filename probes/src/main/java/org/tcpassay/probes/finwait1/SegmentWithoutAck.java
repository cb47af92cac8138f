// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acceptable segment without the ACK flag. */
final class SegmentWithoutAck {

    enum Carries {
        FIN(segment("F")),
        DATA(segment("P").payload("nobody sends this")),
        DATA_AND_FIN(segment("FP").payload("nobody sends this"));

        private final SegmentSpec spec;

        Carries(SegmentSpec spec) {
            this.spec = spec;
        }
    }

    @Probe(
            id = "fin-wait-1.segment-without-ack.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-F1",
            claim = "Without the ACK flag neither data nor FIN is looked at")
    void dropped(Lab lab, Carries row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(row.spec);
        c.expectSilence("a segment of an open connection carries ACK: without it, it is dropped");
        c.expectState(FIN_WAIT_1, "nothing of it was taken");

        c.send(data("with ACK"));
        c.expect(ack(), "ordinary data stands where the other segment stood");
        c.expectReceived("with ACK", "nothing was delivered before it, and no end of the stream");
    }
}
