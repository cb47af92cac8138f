// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An empty segment just below RCV.NXT, in each state. */
final class EmptySegmentBelowWindow {

    @Probe(
            id = "sequence.empty-segment-below-window.acknowledged",
            rules = {"RFC9293-3.10.7.4-SEQ-{state}-OOW", "RFC9293-3.5.2-SYNC"},
            rows = {
                "SYN_RECEIVED",
                "ESTABLISHED",
                "FIN_WAIT_1",
                "FIN_WAIT_2",
                "CLOSE_WAIT",
                "CLOSING",
                "LAST_ACK",
                "TIME_WAIT"
            },
            claim = "An empty segment just below RCV.NXT, as a keep-alive, is answered by an acknowledgment")
    void emptyBelow(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(row, "and dropped: its ACK field is not processed either");
    }
}
