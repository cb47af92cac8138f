// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** An urgent pointer that arrives while the window is closed. */
final class UrgentAtZeroWindow {

    @Probe(
            id = "window.urgent-pointer-at-zero-window.user-told",
            rules = {"RFC9293-MUST-66", "RFC9293-3.10.7.4-WNDZERO"},
            state = ESTABLISHED,
            claim = "A closed window does not keep the user from learning that urgent data is coming")
    void userTold(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(ack().and(Flags.URG).urgent(1));
        c.expect(anyOf(silence(), ack()), "an empty segment at RCV.NXT is acceptable");
        c.judge(
                "the urgent pointer is processed even while the receive window is zero",
                "the user waits for an urgent octet that was announced",
                c.user().receiveUrgent().isPending(),
                "the user is told that there is none");
    }
}
