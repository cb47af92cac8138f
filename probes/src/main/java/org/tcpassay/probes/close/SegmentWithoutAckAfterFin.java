// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.script.Segments.segment;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acceptable segment without the ACK flag, behind the peer's FIN. */
final class SegmentWithoutAckAfterFin {

    @Probe(
            id = "close.segment-without-ack-after-fin.dropped",
            rules = "RFC9293-3.10.7.4-NOACK-{state}",
            rows = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "Without the ACK flag a segment is dropped unanswered")
    void dropped(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(segment("FP").payload("nobody sends this"));
        c.expectSilence("a segment of an open connection carries ACK: without it, it is dropped");
        c.expectState(row, "nothing of it was taken");
    }
}
