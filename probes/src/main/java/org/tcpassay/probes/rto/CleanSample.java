// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** New text is acknowledged at once after time-outs: a round trip that can be measured. */
final class CleanSample {

    @Probe(
            id = "rto.new-text-acknowledged.collapses",
            rules = "RFC6298-5-8",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After time-outs a clean sample brings the computed time-out back")
    void collapses(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        Seen again = c.expectRepeated(data("lost").seq(SND_UNA), "nobody acknowledges it");
        Duration rto = Duration.ofNanos(again.timeNs() - first.timeNs());
        c.expectRepeated(data("lost").seq(SND_UNA), "and again, after twice the time");
        c.send(ack());
        c.user().send("clean");
        c.expect(data("clean"), "new data");
        c.send(ack());

        c.user().send("next");
        Seen next = c.expect(data("next"), "new data");
        c.expect(data("next").seq(SND_UNA).at(Timing.about(next, rto)), "new data was acknowledged at once");
    }
}
