// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Nothing comes for the idle time that the user has set. */
final class IdleTimeSet {

    enum Idle {
        ONE_SECOND(1),
        THREE_SECONDS(3);

        private final int seconds;

        Idle(int seconds) {
            this.seconds = seconds;
        }
    }

    @Probe(
            id = "keep-alive.idle-time-set.heeded",
            rules = {"RFC9293-MUST-27", "RFC9293-MAY-5", "RFC9293-MAY-6"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "The first keep-alive comes when the idle time that the user has set is over")
    void heeded(Lab lab, Idle row) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.KEEP_ALIVE_IDLE, row.seconds).result();
        c.user().set(UserOption.KEEP_ALIVE, 1).result();

        Moment last = KeepAlives.heard(c);
        c.expect(
                KeepAlives.any().at(Timing.about(last, Duration.ofSeconds(row.seconds))),
                "the segment below the window, empty or with a byte of garbage, after the idle time");
        c.send(ack());
        c.expectSilence("the answer is not answered");
        c.expectState(ESTABLISHED, "and all goes on");
    }

    @Probe(
            id = "keep-alive.idle.empty",
            rules = "RFC9293-SHLD-12",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A keep-alive carries no data, unless the target was configured for a byte of garbage")
    void empty(Lab lab) {
        Connection c = WithKeepAlives.established(lab);

        Moment last = KeepAlives.heard(c);
        c.expect(
                KeepAlives.of((int) lab.number("keep-alive-bytes")).at(KeepAlives.afterIdle(last)),
                "SEG.SEQ = SND.NXT-1, no data");
    }
}
