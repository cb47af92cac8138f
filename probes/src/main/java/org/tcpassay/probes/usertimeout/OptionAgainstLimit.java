// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.usertimeout.UsersLimit.BEFORE;
import static org.tcpassay.probes.usertimeout.UsersLimit.LIMIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** The user has set a timeout, and the peer advertises another. */
final class OptionAgainstLimit {

    @Probe(
            id = "user-timeout.option-of-peer.not-heeded",
            rules = "RFC5482-3.1-1",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Where the user has fixed the timeout, one that the peer advertises does not change it")
    void notHeeded(Lab lab) {
        Connection c = UsersLimit.on(lab);
        c.send(data("wait for me").option(new TcpOption.UserTimeout(false, 300)));
        c.expect(ack(), "the text is taken");
        c.user().send("lost");
        c.expect(data("lost"), "the user's text is sent");

        c.expectOnly(data("lost").seq(SND_UNA), BEFORE, "before, it is sent again and nothing else");
        c.expectError("ETIMEDOUT", LIMIT.minus(BEFORE).multipliedBy(2), "the user's own timeout is in force");
    }
}
