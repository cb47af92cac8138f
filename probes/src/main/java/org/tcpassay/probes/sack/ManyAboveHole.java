// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** One segment after the other above a hole; SACK was permitted. */
final class ManyAboveHole {

    @Probe(
            id = "sack.every-segment-above-hole.acknowledged",
            rules = {"RFC2018-4-6", "RFC5681-3.2-DUP"},
            state = ESTABLISHED,
            claim = "Every new segment above a hole draws a duplicate acknowledgment, at once")
    void acknowledged(Lab lab) {
        Connection c = Permitted.established(lab);

        Moment at = c.send(data("1").seq(RCV_NXT.plus(1)));
        c.expect(
                ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(2)).at(Timing.about(at, Duration.ZERO)),
                "the sender counts duplicate acknowledgments");
        at = c.send(data("2").seq(RCV_NXT.plus(2)));
        c.expect(
                ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(3)).at(Timing.about(at, Duration.ZERO)),
                "one for each segment");
        at = c.send(data("3").seq(RCV_NXT.plus(3)));
        c.expect(
                ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(4)).at(Timing.about(at, Duration.ZERO)),
                "one for each segment");
        at = c.send(data("4").seq(RCV_NXT.plus(4)));
        c.expect(
                ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(5)).at(Timing.about(at, Duration.ZERO)),
                "one for each segment");
    }
}
