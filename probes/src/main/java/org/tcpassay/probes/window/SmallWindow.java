// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.target.UserOption;

/** Ways to a receive window that is small or closed: a small buffer whose user does not read. */
final class SmallWindow {

    private static final int SMALLEST_BUFFER = 2_000;
    private static final int MOST_SEGMENTS = 100;

    private SmallWindow() {}

    /** An established connection with the smallest window that the target makes. */
    static Connection open(Lab lab) {
        Listener listener =
                lab.preamble("a small buffer", () -> lab.listen().set(UserOption.RECEIVE_BUFFER, SMALLEST_BUFFER));
        return lab.connect(listener, syn().mss(1460));
    }

    /** An established connection whose window is full of data that the user has not read. */
    static Connection closed(Lab lab) {
        Connection c = open(lab);
        return lab.preamble("zero window", () -> {
            for (int i = 0; i < MOST_SEGMENTS && c.value(RCV_WND) > 0; i++) {
                c.send(data(lab.payload((int) Math.min(lab.roadMss(), c.value(RCV_WND)))));
                c.expect(ack(), "data that fits the window is taken");
            }
            c.judge("nobody reads", "the window is closed", c.value(RCV_WND) == 0, c.value(RCV_WND) + " octets");
            return c;
        });
    }
}
