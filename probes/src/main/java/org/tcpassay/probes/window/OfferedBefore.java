// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Text at the largest right edge that was ever offered, of which scaling may have rounded off a part since. */
final class OfferedBefore {

    private static final int PIECE = 1_001; // odd, so that what is left of the window is no multiple of 2^shift

    @Probe(
            id = "window.text-at-largest-edge.taken",
            rules = "RFC7323-2.4-1",
            state = ESTABLISHED,
            claim =
                    "All is taken that was in the window by an earlier acknowledgment, whatever scaling rounds off later")
    void taken(Lab lab) {
        lab.needs(Given.RFC7323);
        lab.needs(Given.RFC2018);
        Connection c = lab.connect(syn().mss(1460).windowScale(7).sackPermitted());
        for (int i = 0; i < 3; i++) {
            c.send(data(lab.payload(PIECE)));
            c.expect(ack(), "text in order is acknowledged");
        }

        Position edge = RCV_NXT.plus(RCV_WND);
        c.send(data(lab.payload(10)).seq(edge.minus(10)));
        c.expect(ack().sack(edge.minus(10), edge), "it was offered once, so it is kept to the last octet");
    }
}
