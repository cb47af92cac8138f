// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.windowscale;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A shift was negotiated, and the tester sends window fields. */
final class ShiftNegotiated {

    enum Shift {
        ZERO(0, 160, 1),
        FOUR(4, 10, 11),
        SEVEN(7, 2, 3);

        private final int count;
        private final int field;
        /** More than the bare field where it is shifted at all. */
        private final int least;

        Shift(int count, int field, int least) {
            this.count = count;
            this.field = field;
            this.least = least;
        }

        int window() {
            return field << count;
        }
    }

    @Probe(
            id = "window-scale.negotiated.window-shifted",
            rules = "RFC7323-2.3-2",
            state = ESTABLISHED,
            claim = "The window field is shifted by what the SYN of the tester said")
    void windowShifted(Lab lab, Shift row) {
        lab.needs(Given.RFC7323);
        Connection c = TesterWindow.established(
                lab, syn().mss(1460).windowScale(row.count).window(row.window()), row.field);

        c.user().send(lab.payload(1_000));
        c.expect(
                ack().anyPayload(new Range(row.least, row.window())),
                "what is sent fills the shifted window, neither the bare field nor one shifted twice");
    }

    @Probe(
            id = "window-scale.on-later-segment.ignored",
            rules = "RFC7323-2.2-3",
            state = ESTABLISHED,
            claim = "Window Scale on a segment without SYN is ignored")
    void ignored(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c =
                TesterWindow.established(lab, syn().mss(1460).windowScale(2).window(160), 40);

        c.send(ack().windowScale(7).window(40));
        c.user().send(lab.payload(2_000));
        c.expect(
                ack().anyPayload(new Range(41, 160)),
                "the shift of the SYN holds for the life of the connection: 40 << 2, not 40 << 7");
    }
}
