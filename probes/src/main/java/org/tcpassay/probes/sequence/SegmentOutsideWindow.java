// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments with nothing in the receive window, in each state. */
final class SegmentOutsideWindow {

    @Probe(
            id = "sequence.data-below-window.acknowledged",
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
            claim = "Data wholly below RCV.NXT is dropped and answered by <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>")
    void dataBelow(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("old").seq(RCV_NXT.minus(1_000)));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(row, "and dropped: its ACK field is not processed either");
    }

    @Probe(
            id = "sequence.data-beyond-window.acknowledged",
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
            claim = "Data wholly behind the right edge is dropped and answered by <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>")
    void dataBeyond(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(data("early").seq(RCV_NXT.plus(RCV_WND).plus(1_000)));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(row, "and dropped: its ACK field is not processed either");
    }
}
