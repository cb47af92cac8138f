// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** An urgent pointer while the receive window is closed. */
final class UrgentAtZeroWindow {

    @Probe(
            id = "zero-window.urgent-pointer.noticed",
            rules = "RFC9293-MUST-66",
            state = ESTABLISHED,
            claim = "A closed window does not keep an urgent pointer out, though it keeps the data out")
    void noticed(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("!").and(Flags.URG).urgent(1).refused());
        c.expect(ack().window(0), "the data is refused like any other");
        c.expectState(ESTABLISHED, "the connection goes on");
    }
}
