// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.keepalive;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Moment;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The tester answers a keep-alive after a while, or by a reset. */
final class Answers {

    @Probe(
            id = "keep-alive.unanswered-once.survived",
            rules = "RFC9293-MUST-29",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Two keep-alives without an answer are no proof of a dead connection; an answer begins a new count")
    void survived(Lab lab) {
        Connection c = WithKeepAlives.established(lab);
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
        Connection c = WithKeepAlives.established(lab);
        Moment last = KeepAlives.heard(c);
        c.expect(KeepAlives.any().at(KeepAlives.afterIdle(last)), "the keep-alive");

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectError("ECONNRESET", "the user learns that the peer has forgotten");
        c.expectState(CLOSED, "the record is gone");
    }
}
