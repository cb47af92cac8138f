// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Nothing comes, and the user has not said how long that may be. */
final class IdleTimeNotSet {

    private static final Duration TWO_HOURS = Duration.ofHours(2); // RFC 9293 §3.8.4 (MUST-28)

    @Probe(
            id = "keep-alive.idle-time-not-set.two-hours",
            rules = "RFC9293-MUST-28",
            state = ESTABLISHED,
            tags = "long",
            claim = "Where the user sets no idle time it is two hours at the least")
    void twoHours(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.KEEP_ALIVE, 1).result();

        Moment last = KeepAlives.heard(c);
        c.expectSilence(TWO_HOURS.minusSeconds(1), "the interval must default to no less than two hours");
        c.expect(
                KeepAlives.any().at(Timing.about(last, lab.time("keep-alive-idle-ms"))),
                "then, or when the target's own longer time is over, it asks");
    }
}
