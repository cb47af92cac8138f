// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The tester answers keep-alives, or forestalls them, or does not answer. */
final class Answers {

    private static Connection withKeepAlives(Lab lab) {
        return lab.preamble("ESTABLISHED with keep-alives", () -> KeepAlives.on(lab.connect()));
    }

    @Probe(
            id = "keep-alive.traffic.none",
            rules = "RFC9293-MUST-26",
            state = ESTABLISHED,
            tags = "slow",
            claim = "While segments arrive there are no keep-alives; they come when these cease")
    void noneInTraffic(Lab lab) {
        Connection c = withKeepAlives(lab);
        Duration most = Duration.ofMillis(700L * KeepAlives.IDLE);

        KeepAlives.heard(c);
        c.expectSilence(most, "the connection is not idle");
        KeepAlives.heard(c);
        c.expectSilence(most, "nor now");
        Moment last = KeepAlives.heard(c);
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "the idle time counts from the last segment");
    }

    @Probe(
            id = "keep-alive.unanswered-once.survived",
            rules = "RFC9293-MUST-29",
            state = ESTABLISHED,
            tags = "slow",
            claim =
                    "A keep-alive that is not answered is no proof of a dead connection, and an answer begins a new count")
    void survived(Lab lab) {
        Connection c = withKeepAlives(lab);
        Moment last = KeepAlives.heard(c);

        Seen first = c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "the first keep-alive");
        Seen second =
                c.expect(KeepAlives.any().at(KeepAlives.afterInterval(first)), "another, though none is answered");
        c.expect(KeepAlives.any().at(KeepAlives.afterInterval(second)), "and the last of three");
        Moment answer = c.send(ack());
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(answer)), "the answer begins a new idle time");

        c.send(data("alive"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("herealive", "and delivers");
    }

    @Probe(
            id = "keep-alive.reset-in-answer.told",
            rules = "RFC1122-4.2.3.6-2",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A peer that knows no such connection answers a keep-alive with a reset, which ends it")
    void told(Lab lab) {
        Connection c = withKeepAlives(lab);
        Moment last = KeepAlives.heard(c);
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "the keep-alive");

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectError("ECONNRESET", "the user learns that the peer has forgotten");
        c.expectState(CLOSED, "the record is gone");
    }
}
