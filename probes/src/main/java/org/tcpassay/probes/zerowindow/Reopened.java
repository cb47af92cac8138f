// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user reads again after the window was closed. */
final class Reopened {

    @Probe(
            id = "zero-window.user-reads.window-update",
            rules = "RFC9293-MUST-39",
            state = ESTABLISHED,
            claim =
                    "When the buffer is free again the target opens the window by a segment of its own, by a large step")
    void windowUpdate(Lab lab) {
        Connection c = lab.closedWindow();
        long taken = c.value(RCV_NXT.minus(IRS)) - 1;

        c.user().receive((int) taken).result();
        c.expect(ack().window(Range.atLeast(536)), "the sender must learn of the space, and not in crumbs");
        c.takeIn(); // a user who reads in pieces may move the window by several steps
        c.send(data("more"));
        c.expect(ack(), "the window is open again");
    }
}
