// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that no window covers. */
final class FinOutOfWindow {

    enum At {
        BELOW(RCV_NXT.minus(1_000)),
        ONE_BELOW_RCV_NXT(RCV_NXT.minus(1)),
        RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        BEYOND(RCV_NXT.plus(RCV_WND).plus(1_000));

        private final Position seq;

        At(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "established.fin-out-of-window.acknowledged",
            rules = "RFC9293-3.10.7.4-SEQ-ES-OOW",
            claim = "A FIN outside the window is acknowledged with RCV.NXT and closes nothing")
    void acknowledged(Lab lab, At row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().seq(row.seq));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(ESTABLISHED, "and dropped");

        c.send(data("more"));
        c.expect(ack(), "the stream goes on at RCV.NXT");
        c.expectReceived("more", "and delivers");
    }
}
