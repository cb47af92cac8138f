// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.challenges;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A storm of resets inside the window. */
final class ManyResets {

    private static final int STORM = 50;
    private static final Duration SECOND = Duration.ofSeconds(1); // twice the interval of the setting below

    @Probe(
            id = "challenges.many-resets.throttled",
            rules = "RFC5961-7-1",
            state = ESTABLISHED,
            tags = "slow",
            settings = "net.ipv4.tcp_invalid_ratelimit=500",
            claim = "Challenge ACKs are throttled, and come again when the storm is over")
    void throttled(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        for (int i = 1; i <= STORM; i++) {
            c.send(rst().seq(RCV_NXT.plus(i)));
        }
        int answers = c.expectOnly(ack(), SECOND, "each forged reset may be challenged")
                .size();
        c.judge(
                "most of a storm is left without an answer; the RFC's example is ten in five seconds",
                "1 to " + STORM / 5 + " challenge ACKs",
                answers >= 1 && answers <= STORM / 5,
                answers + " challenge ACKs for " + STORM + " resets");

        c.send(rst().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "the limit is a rate: later challenges resume");
        c.send(data("alive"));
        c.expect(ack(), "the connection has survived");
        c.expectReceived("alive", "and delivers");
    }
}
