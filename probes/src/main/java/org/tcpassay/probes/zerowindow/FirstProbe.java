// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;

import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester closes its window for good. */
final class FirstProbe {

    @Probe(
            id = "zero-window.closed-by-tester.asked-after-one-rto",
            rules = "RFC9293-SHLD-29",
            state = ESTABLISHED,
            claim = "The first probe comes when the window has been closed for one retransmission time-out")
    void askedAfterOneRto(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        Moment closed = c.send(ack().window(0));
        c.user().send("0123456789");
        Timing afterRto = Timing.between(closed, lab.time("rto-min-ms"), lab.time("rto-initial-ms"));
        c.expect(
                anyOf(
                        ack().seq(SND_UNA.minus(1)).at(afterRto),
                        ack().seq(SND_UNA).anyPayload(Range.exactly(1)).at(afterRto),
                        ack().seq(SND_UNA.minus(1)).anyPayload(Range.exactly(1)).at(afterRto)),
                "the time-out is between the least there is and the one before any round trip was measured");
    }
}
