// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments without octets for a closed window. */
final class EmptySegmentAtZeroWindow {

    enum Outside {
        FAR_BELOW(RCV_NXT.minus(100_000)),
        ONE_BELOW_RCV_NXT(RCV_NXT.minus(1)),
        ONE_PAST_RCV_NXT(RCV_NXT.plus(1)),
        FAR_BEYOND(RCV_NXT.plus(0x4000_0000L));

        private final Position seq;

        Outside(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "window.empty-segment-at-zero-window.acceptable",
            rules = "RFC9293-3.4-ACC-1",
            state = ESTABLISHED,
            claim = "With a closed window an empty segment at RCV.NXT is acceptable and needs no answer")
    void acceptable(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(ack());
        c.expectSilence("SEG.SEQ = RCV.NXT is the one acceptable number");
    }

    @Probe(
            id = "window.empty-segment-off-zero-window.acknowledged",
            rules = "RFC9293-3.4-ACC-1",
            state = ESTABLISHED,
            claim = "With a closed window an empty segment elsewhere than at RCV.NXT is answered")
    void acknowledged(Lab lab, Outside row) {
        Connection c = lab.closedWindow();

        c.send(ack().seq(row.seq));
        c.expect(ack().window(0), "an unacceptable segment is answered with RCV.NXT and the current window");
    }
}
