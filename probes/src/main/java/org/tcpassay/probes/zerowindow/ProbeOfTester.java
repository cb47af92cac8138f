// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** One byte into a closed window, as a sender probes it. */
final class ProbeOfTester {

    @Probe(
            id = "zero-window.probe-of-tester.answered",
            rules = {"RFC9293-3.8.6.1-ZWPACK", "RFC9293-3.4-ACC-3"},
            state = ESTABLISHED,
            claim = "A probe of a closed window is answered with the expected number and the window, and not taken")
    void answered(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("?").refused());
        c.expect(ack().window(0), "the prober must learn that the window is still closed");
        c.send(data("?").refused());
        c.expect(ack().window(0), "each probe is answered");
        c.expectState(ESTABLISHED, "a closed window may last");
    }
}
