// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A FIN that nobody acknowledges. */
final class FinUnanswered {

    @Probe(
            id = "retransmission.fin-unanswered.backs-off",
            rules = {"RFC6298-5.5", "RFC9293-3.10.7.4-ACK-F1-NOFIN"},
            state = FIN_WAIT_1,
            tags = "slow",
            claim = "The FIN is sent again, each time after twice the time, until it is acknowledged")
    void backsOff(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().shutdown();
        c.expect(fin(), "the user's close sends a FIN");

        Seen copy = c.expectRepeated(fin().seq(SND_UNA), "an unacknowledged FIN is sent again");
        Seen second = c.expectRepeated(fin().seq(SND_UNA), "and again");
        Duration rto = Duration.ofNanos(second.timeNs() - copy.timeNs());
        Seen third = c.expect(fin().seq(SND_UNA).at(Timing.about(second, rto.multipliedBy(2))), "the time-out doubles");
        c.expect(fin().seq(SND_UNA).at(Timing.about(third, rto.multipliedBy(4))), "and doubles again");

        c.send(ack());
        c.expectState(FIN_WAIT_2, "acknowledged at last");
    }
}
