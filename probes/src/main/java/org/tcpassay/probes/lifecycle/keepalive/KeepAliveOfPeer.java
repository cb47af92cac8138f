// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.keepalive;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The other end asks whether the target is alive. */
final class KeepAliveOfPeer {

    @Probe(
            id = "lifecycle.keep-alive-of-peer.answered",
            rules = {"RFC1122-4.2.3.6-1", "DOC-127"},
            state = ESTABLISHED,
            claim = "A segment whose number is one too low, empty or with a byte of garbage, draws an acknowledgment",
            tags = "keepalive")
    void answered(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "below the window: the target says which number it expects, and so that it lives");
        c.send(data("\0").seq(RCV_NXT.minus(1)));
        c.expect(ack(), "older stacks ask with a byte that was acknowledged long ago");
        c.expectNothingReceived("which is delivered to nobody");
        c.expectState(ESTABLISHED, "nothing has changed");
    }
}
