// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.rules.State.ESTABLISHED;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester goes on talking, and falls silent. */
final class Traffic {

    @Probe(
            id = "keep-alive.traffic.none",
            rules = "RFC9293-MUST-26",
            state = ESTABLISHED,
            tags = "slow",
            claim = "While segments arrive there are no keep-alives; they come when these cease")
    void noneInTraffic(Lab lab) {
        Connection c = WithKeepAlives.established(lab);
        Duration pause = Duration.ofSeconds(KeepAlives.IDLE).multipliedBy(4).dividedBy(10);

        for (int i = 0; i < 3; i++) { // longer than the idle time in all
            KeepAlives.heard(c);
            c.expectSilence(pause, "the connection is not idle");
        }
        Moment last = KeepAlives.heard(c);
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "the idle time counts from the last segment");
    }
}
