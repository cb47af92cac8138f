// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** A reset outside the window after two SYNs have crossed. */
final class ResetOutOfWindow {

    @Probe(
            id = "simultaneous-open.reset-out-of-window.dropped",
            rules = {"RFC9293-3.10.7.4-RST-SR-OOW", "RFC9293-3.5.2-NORSTTORST"},
            state = SYN_RECEIVED,
            claim = "First check: a reset outside the window refuses nothing, after an active open too")
    void dropped(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(rst().seq(RCV_NXT.minus(1)));
        c.expectSilence("a reset outside the window is dropped without an answer");
        c.expectNoError("the user hears nothing");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "the open succeeds");
    }
}
