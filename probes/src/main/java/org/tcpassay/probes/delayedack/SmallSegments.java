// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.delayedack;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Small segments in order, one at a time or in a trickle. */
final class SmallSegments {

    private static final Duration LONGEST = Duration.ofMillis(500); // RFC 9293 MUST-40
    private static final Duration TRICKLE = LONGEST.dividedBy(11); // many come in time, and sixteen go on beyond it
    private static final int EAGER = 20; // segments, after which no stack acknowledges at once because it is new

    @Probe(
            id = "delayed-ack.single-segment.within-half-a-second",
            rules = {"RFC9293-MUST-40", "RFC5681-4.2-500"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "A segment is acknowledged within 500 ms, also when no other comes")
    void withinHalfASecond(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        for (int i = 0; i < EAGER; i++) {
            Moment sent = c.send(data("x"));
            c.expect(ack().at(Timing.between(sent, Duration.ZERO, LONGEST)), "no acknowledgment is delayed for 500 ms");
        }
        c.pause(LONGEST);
        Moment sent = c.send(data("x"));
        c.expect(ack().at(Timing.between(sent, Duration.ZERO, LONGEST)), "nor after a quiet time");
    }

    @Probe(
            id = "delayed-ack.trickle.within-half-a-second",
            rules = {"RFC9293-MUST-40", "RFC5681-4.2-500"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "The 500 ms count from the first segment that is not acknowledged, however many follow")
    void trickleWithinHalfASecond(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        Moment first = c.send(data("x"));
        for (int i = 0; i < 16; i++) {
            c.pause(TRICKLE);
            c.send(data("x"));
        }
        c.await(
                ack().anyAck().at(Timing.between(first, Duration.ZERO, LONGEST)),
                "a later segment does not put off the acknowledgment of the first");
    }

    @Probe(
            id = "delayed-ack.segments-far-apart.one-each",
            rules = "RFC5681-4.2-ONEACK",
            state = ESTABLISHED,
            tags = "slow",
            claim = "No segment is acknowledged twice")
    void oneEach(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        for (int i = 0; i < 3; i++) {
            c.send(data("x"));
            c.expect(ack(), "text is acknowledged");
            c.expectSilence(LONGEST, "once is enough");
        }
    }
}
