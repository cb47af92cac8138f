// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Scaled windows that come and go while the target has more to send. */
final class TakenBack {

    private static final int SIZE = 800;
    private static final int SHIFT = 3;

    @Probe(
            id = "window.taken-back-before-it-was-used.respected",
            rules = "RFC7323-2.4-2",
            state = ESTABLISHED,
            claim = "What is sent for the first time lies inside the window of the latest acknowledgment")
    void respected(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.preamble("ESTABLISHED, two segments in flight, room for eight", () -> twoInFlight(lab));

        c.send(ack().ack(SND_UNA.plus(SIZE)).window(2 * SIZE >> SHIFT));
        c.user().send(lab.payload(10 * SIZE));
        c.expectBurst(Range.atMost(SIZE), "one segment is under way, and the window has room for two");
        c.send(ack().ack(SND_UNA.plus(SIZE)).window(SIZE >> SHIFT));
        c.expectBurst(Range.exactly(0), "the right edge stays where it was");
        c.send(ack().window(2 * SIZE >> SHIFT));
        c.expectBurst(new Range(1, 2 * SIZE), "all is acknowledged, so the window has room again");
    }

    private static Connection twoInFlight(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(SIZE).windowScale(SHIFT));
        c.expect(synAck(), "a listener answers a SYN");
        c.send(ack().window(8 * SIZE >> SHIFT));
        c.accept();
        c.user().send(lab.payload(2 * SIZE));
        c.expectBurst(Range.exactly(2 * SIZE), "an initial window");
        return c;
    }
}
