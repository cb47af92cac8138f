// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The SYN that crosses the target's offers no window scale, whatever the target's did. */
final class SynWithoutWindowScale {

    @Probe(
            id = "simultaneous-open.syn-without-window-scale.windows-unscaled",
            rules = {"RFC7323-2.2-2", "RFC9293-SHLD-14"},
            state = SYN_SENT,
            claim = "Window scaling is in force only if both SYNs offered it, however the connection was opened")
    void windowsUnscaled(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(syn());
        Seen answer = c.expect(synAck().seq(ISS), "a SYN that crosses the target's own is acknowledged");
        c.send(data("hello"));
        c.expect(
                ack().window(Range.atLeast(answer.window() - 5)),
                "the tester does not scale: a shifted window field would take most of the window back");
    }
}
