// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Ecn;

/** Marks that a receiver must not heed. */
final class StrangeMark {

    enum Outside {
        OLD(RCV_NXT.minus(6)),
        BEYOND(RCV_NXT.plus(RCV_WND));

        private final Position place;

        Outside(Position place) {
            this.place = place;
        }
    }

    @Probe(
            id = "ecn.marked-data-out-of-window.ignored",
            rules = "RFC3168-6.1.5-2",
            state = ESTABLISHED,
            claim = "A mark on data out of the window is not echoed")
    void ignored(Lab lab, Outside row) {
        Connection c = Setup.established(lab);
        c.send(data("before"));
        c.expect(ack(), "data is acknowledged");

        c.send(data("marked").seq(row.place).ecn(Ecn.CE));
        c.expect(ack(), "anybody could make the target slow its peer down");
        c.send(data("after").ecn(Ecn.ECT_0));
        c.expect(ack(), "and it was not remembered");
    }

    @Probe(
            id = "ecn.marked-acknowledgment.ignored",
            rules = "RFC3168-6.1.4-2",
            state = ESTABLISHED,
            claim = "A mark on an acknowledgment without data is not echoed")
    void ignoredOnAck(Lab lab) {
        Connection c = Setup.established(lab);

        c.send(ack().ecn(Ecn.CE));
        c.expectSilence("an acknowledgment is not acknowledged");
        c.send(data("after").ecn(Ecn.ECT_0));
        c.expect(ack(), "nobody may send an acknowledgment as ECT, so the mark is nobody's");
    }
}
