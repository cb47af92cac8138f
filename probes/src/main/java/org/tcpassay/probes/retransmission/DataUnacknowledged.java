// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** Data that nobody acknowledges. */
final class DataUnacknowledged {

    @Probe(
            id = "retransmission.data-unacknowledged.backs-off",
            rules = "RFC6298-5.5",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Each time-out doubles the retransmission time-out")
    void backsOff(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        c.expect(data("lost"), "the user's data is sent");

        Seen copy = c.expectRepeated(data("lost").seq(SND_UNA), "unacknowledged data is sent again");
        Seen second = c.expectRepeated(data("lost").seq(SND_UNA), "and again");
        Duration rto = Duration.ofNanos(second.timeNs() - copy.timeNs());
        Seen third = c.expect(
                data("lost").seq(SND_UNA).at(Timing.about(second, rto.multipliedBy(2))), "the time-out doubles");
        c.expect(data("lost").seq(SND_UNA).at(Timing.about(third, rto.multipliedBy(4))), "and doubles again");

        c.send(ack());
        c.expectSilence("acknowledged data is not sent again");
    }
}
