// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.giveup;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The peer falls silent, and R2 is set to three retransmissions. */
final class ThreeRetransmissions {

    @Probe(
            id = "give-up.text-unacknowledged.closed-after-few",
            rules = "RFC9293-MUST-20",
            state = ESTABLISHED,
            tags = "slow",
            settings = "net.ipv4.tcp_retries2=3",
            claim = "A segment that was sent again as often as R2 says, or once more, closes the connection")
    void closedAfterFew(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        Seen sent = c.expect(data("lost"), "the user's text is sent");
        Seen again = c.expectRepeated(data("lost").seq(SND_UNA), "nobody acknowledges it");
        Duration timeOut = Duration.ofNanos(again.timeNs() - sent.timeNs());

        // 15 time-outs in all; 31 if a stack that knows R2 as a time sends a fourth
        c.expectOnly(
                anyOf(data("lost").seq(SND_UNA), rst(), rstAck()),
                timeOut.multipliedBy(2 + 4 + 8 + 16),
                "it is sent again for a while: R2 is three retransmissions, twice the time-out after each");
        c.expectError("ETIMEDOUT", timeOut.multipliedBy(4), "the user is told");
        c.expectState(CLOSED, "the connection is closed");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(30), "and nothing is sent again");
    }
}
