// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.target.UserOption;

/** Connections with ECN on which more is to be sent than the congestion window takes. */
final class FullWindow {

    private static final int MUCH = 100; // segments; more than any initial window, twice over

    private FullWindow() {}

    /** ESTABLISHED with ECN, the congestion window full and more waiting to be sent. */
    static Connection sending(Lab lab) {
        Connection c = Setup.established(lab);
        return lab.preamble("ESTABLISHED with ECN and a full window", () -> {
            c.user().set(UserOption.SEND_BUFFER, 2 * MUCH * Setup.SIZE);
            c.user().send(lab.payload(MUCH * Setup.SIZE));
            takeAll(c);
            c.judge(
                    "a congestion window holds two segments at least, and not all there is",
                    "2 to " + (MUCH - 1) + " segments in flight",
                    flight(c) >= 2 && flight(c) < MUCH,
                    flight(c) + " segments");
            return c;
        });
    }

    /** Segments in flight. */
    static long flight(Connection c) {
        return (c.value(SND_NXT.minus(SND_UNA)) & 0xffff_ffffL) / Setup.SIZE;
    }

    /** Acknowledges all that is in flight, segment by segment. */
    static void acknowledgeEach(Connection c, SegmentSpec acknowledgment) {
        for (long left = flight(c); left > 0; left--) {
            c.send(acknowledgment.ack(SND_UNA.plus(Setup.SIZE)));
        }
        takeAll(c);
    }

    /** Takes in all that the window lets out: a stack may hold back a part until the link has carried the rest. */
    static void takeAll(Connection c) {
        long before = -1;
        while (flight(c) != before) {
            before = flight(c);
            c.takeIn();
        }
    }
}
