// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data outside the receive window, near its edges and far from them. */
final class DataOutsideWindow {

    enum Outside {
        FAR_BELOW(RCV_NXT.minus(100_000)),
        ENDS_ONE_BELOW_RCV_NXT(RCV_NXT.minus(6)),
        ENDS_AT_LEFT_EDGE(RCV_NXT.minus(5)),
        RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        ONE_PAST_RIGHT_EDGE(RCV_NXT.plus(RCV_WND).plus(1)),
        FAR_BEYOND(RCV_NXT.plus(0x4000_0000L)),
        HALF_THE_SPACE_AWAY(RCV_NXT.plus(0x8000_0000L));

        private final Position seq;

        Outside(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "sequence.data-outside-window.not-taken",
            rules = "RFC9293-3.10.7.4-SEQ-ES-OOW",
            state = ESTABLISHED,
            claim = "Data outside the window, wherever, is acknowledged with RCV.NXT and not taken")
    void notTaken(Lab lab, Outside row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("stray").seq(row.seq));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectNothingReceived("and dropped");

        c.send(data("alive"));
        c.expect(ack(), "the stream goes on at RCV.NXT");
        c.expectReceived("alive", "and delivers");
    }
}
