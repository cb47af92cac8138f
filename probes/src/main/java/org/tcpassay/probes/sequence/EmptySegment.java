// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments without octets, SYN or FIN: acceptable by their SEQ alone. */
final class EmptySegment {

    enum Inside {
        RCV_NXT_ITSELF(RCV_NXT),
        INSIDE(RCV_NXT.plus(100)),
        LAST_OF_WINDOW(RCV_NXT.plus(RCV_WND).minus(1));

        private final Position seq;

        Inside(Position seq) {
            this.seq = seq;
        }
    }

    enum Outside {
        FAR_BELOW(RCV_NXT.minus(100_000)),
        ONE_BELOW_RCV_NXT(RCV_NXT.minus(1)),
        RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        ONE_PAST_RIGHT_EDGE(RCV_NXT.plus(RCV_WND).plus(1)),
        HALF_THE_SPACE_AWAY(RCV_NXT.plus(0x8000_0000L));

        private final Position seq;

        Outside(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "sequence.empty-segment-in-window.unanswered",
            rules = "RFC9293-3.4-ACC-2",
            state = ESTABLISHED,
            claim = "An empty segment inside the window is acceptable and needs no answer")
    void unanswered(Lab lab, Inside row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(ack().seq(row.seq));
        c.expectSilence("RCV.NXT =< SEG.SEQ < RCV.NXT+RCV.WND: acceptable, with nothing to acknowledge");
    }

    @Probe(
            id = "sequence.empty-segment-outside-window.acknowledged",
            rules = {"RFC9293-3.4-ACC-2", "RFC9293-3.10.7.4-SEQ-ES-OOW"},
            state = ESTABLISHED,
            claim = "An empty segment outside the window is answered by an acknowledgment")
    void acknowledged(Lab lab, Outside row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(ack().seq(row.seq));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
    }
}
