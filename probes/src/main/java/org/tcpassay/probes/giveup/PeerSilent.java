// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.giveup;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer falls silent for as long as R2, or for a hundred seconds. */
final class PeerSilent {

    private static final Duration LEAST_R2 = Duration.ofSeconds(100); // RFC 9293 §3.8.3 (SHLD-11)

    @Probe(
            id = "give-up.text-unacknowledged.hundred-seconds",
            rules = "RFC9293-SHLD-11",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Text that nobody acknowledges is not given up for a hundred seconds")
    void hundredSeconds(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(data("lost").seq(SND_UNA), LEAST_R2, "R2 should be at least 100 seconds");
        c.expectNoError("the connection is not given up");
        c.send(ack());
        c.user().send("alive");
        c.expect(data("alive"), "and goes on when the peer is back");
    }

    @Probe(
            id = "give-up.text-unacknowledged.closed-after-r2",
            rules = {"RFC9293-MUST-20", "RFC9293-SHLD-11"},
            state = ESTABLISHED,
            tags = "long",
            claim = "Text that nobody acknowledges is sent again until R2, and then the connection is closed")
    void closedAfterR2(Lab lab) {
        Duration r2 = lab.time("r2-ms");
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(data("lost").seq(SND_UNA), r2.multipliedBy(9).dividedBy(10), "before R2 it is sent again");
        c.expectNoError("the connection is not given up");
        c.expectOnly(
                anyOf(data("lost").seq(SND_UNA), rst(), rstAck()),
                r2.dividedBy(10).plus(lab.time("rto-max-ms").multipliedBy(2)),
                "the end may be told to the peer");
        c.expectError("ETIMEDOUT", "the user is told");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the connection is closed");
    }
}
