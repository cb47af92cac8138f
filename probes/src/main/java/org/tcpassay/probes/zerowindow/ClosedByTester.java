// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The tester closes its window before the target's user sends. */
final class ClosedByTester {

    @Probe(
            id = "zero-window.closed-by-tester.held-back",
            rules = {"RFC9293-3.8.6-WNDFIT", "RFC9293-MUST-36"},
            state = ESTABLISHED,
            claim = "Nothing new is sent into a closed window but a probe, and everything when it opens")
    void heldBack(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(ack().window(0));

        c.user().send("0123456789");
        c.expectSilence("there is no room for new data");
        Seen asked = c.expectRepeated(WindowProbe.any(), "a sender with queued data asks whether the window is open");

        String left = "0123456789"
                .substring(WindowProbe.isNew(asked, c) ? asked.payload().length() : 0);
        c.send(ack());
        c.await(data(left).seq(SND_UNA), "the window is open, all that is left is sent");
    }
}
