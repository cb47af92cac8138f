// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.zerowindow;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The tester answers each probe of its closed window: it is still closed. */
final class ProbesAnswered {

    @Probe(
            id = "zero-window.probes-answered.backed-off",
            rules = {"RFC9293-SHLD-30", "RFC9293-MUST-37"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "Probes of a closed window come at growing intervals for as long as they are answered")
    void backedOff(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(ack().window(0));
        c.user().send("0123456789");

        // the interval counts from the answer where there is one, for the answer starts the timer anew
        Seen asked = c.expectRepeated(WindowProbe.any(), "the first probe");
        SegmentSpec probe = ack().seq(WindowProbe.isNew(asked, c) ? SND_UNA : SND_UNA.minus(1))
                .payload(asked.payload());
        SegmentSpec closed = ack().ack(SND_UNA).window(0);
        Moment first = c.send(closed);
        Seen second = c.expectRepeated(probe, "the second probe");
        Duration gap = Duration.ofNanos(second.timeNs() - first.timeNs());
        Moment answer = c.send(closed);
        c.expect(probe.at(Timing.about(answer, gap.multipliedBy(2))), "the interval doubles");
        Moment last = c.send(closed);
        c.expect(probe.at(Timing.about(last, gap.multipliedBy(4))), "and doubles again");

        c.send(ack().ack(SND_UNA));
        c.await(data("0123456789").seq(SND_UNA), "the connection was never given up");
    }
}
