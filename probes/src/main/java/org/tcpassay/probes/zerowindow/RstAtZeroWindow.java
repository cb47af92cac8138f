// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset while the receive window is closed. */
final class RstAtZeroWindow {

    @Probe(
            id = "zero-window.rst-at-rcv-nxt.reset",
            rules = "RFC9293-MUST-66",
            state = ESTABLISHED,
            claim = "A closed window does not keep a reset out")
    void reset(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(rst());
        c.expectState(CLOSED, "RST is processed even while the window is zero");
        c.expectError("ECONNRESET", "and the user is told");
    }
}
