// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset outside the window. */
final class ResetOutOfWindow {

    enum Place {
        JUST_BELOW(RCV_NXT.minus(1)),
        AT_RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        BEYOND(RCV_NXT.plus(0x4000_0000));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn-received.reset-out-of-window.dropped",
            rules = {"RFC9293-3.10.7.4-RST-SR-OOW", "RFC9293-3.5.2-NORSTTORST"},
            claim = "First check: of all unacceptable segments a reset alone is dropped without an answer")
    void dropped(Lab lab, Place row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(rst().seq(row.seq));
        c.expectSilence("outside the window it is somebody else's, or a guess");
        c.expectState(SYN_RECEIVED, "the record stays");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "the handshake completes");
    }
}
