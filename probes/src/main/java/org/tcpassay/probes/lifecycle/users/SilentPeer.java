// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A peer that says nothing any more, and a user who has set a limit to that. */
final class SilentPeer {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Probe(
            id = "lifecycle.silent-peer.closed-by-time-out",
            rules = {"RFC9293-MUST-21", "RFC9293-3.10.8-USER", "DOC-161"},
            state = ESTABLISHED,
            claim =
                    "CLOSED is reached by a time-out too: data is sent again until the user's limit, then the user is told,"
                            + " and nothing is known of the connection any more",
            tags = {"slow", "retransmission", "data"})
    void closedByTimeOut(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED with a user timeout", () -> {
            Connection limited = lab.reach(ESTABLISHED);
            limited.user().set(UserOption.USER_TIMEOUT, LIMIT.toMillis()).result();
            return limited;
        });

        c.user().send("anybody?");
        c.expect(data("anybody?"), "the user's data is sent");
        c.expectRepeated(data("anybody?").seq(SND_UNA), "and sent again while there is time left");
        c.expectError("ETIMEDOUT", LIMIT.multipliedBy(2), "then the user is told");
        c.expectState(CLOSED, "without any FIN or reset of the peer");
        c.takeIn();
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the connection is forgotten");
    }
}
