// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Expectation;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The tester acknowledges one segment of a flight and takes back the whole window behind it. */
final class ShrunkToNothing {

    private static final int SIZE = 1_000;

    @Probe(
            id = "window.shrunk-to-nothing.probed",
            rules = "RFC9293-MUST-35",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A window that shrank to nothing over data on its way is probed, less and less often")
    void probed(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);

        c.send(ack().ack(SND_UNA.plus(SIZE)).window(0));
        Seen first = c.expectRepeated(probe(), "the window must not stay closed because an update was lost");
        Seen second = c.expectRepeated(probe(), "and again");
        Duration gap = Duration.ofNanos(second.timeNs() - first.timeNs());
        c.expect(probe(Timing.about(second, gap.multipliedBy(2))), "at growing intervals");
    }

    @Probe(
            id = "window.shrunk-for-long.not-given-up",
            rules = "RFC9293-SHLD-17",
            state = ESTABLISHED,
            tags = "long",
            claim = "Data beyond the new edge may stay unacknowledged for as long as the tester answers")
    void notGivenUp(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);
        Duration gaveUp = lab.time("r2-ms").plus(lab.time("rto-max-ms")); // if nobody had answered
        Moment begin = c.send(ack().ack(SND_UNA.plus(SIZE)).window(0));
        Duration most = lab.time("rto-max-ms");
        for (Moment last = begin; last.timeNs() - begin.timeNs() < gaveUp.toNanos(); ) {
            c.expect(probe(Timing.between(last, Duration.ZERO, most)), "the window is probed, for the tester is there");
            last = c.send(ack().ack(SND_UNA).window(0));
        }
        Moment opened = c.send(ack().ack(SND_UNA));
        SegmentSpec rest = ack().seq(SND_UNA).anyPayload(Range.atLeast(1));
        c.await(rest.at(Timing.between(opened, Duration.ZERO, most)), "the window is open, and the data still there");
    }

    /** An empty old segment, an octet, or what is on its way again, which serves as well. */
    private static Expectation probe() {
        return anyOf(
                ack().seq(SND_UNA.minus(1)).anyPayload(Range.atMost(1)),
                ack().seq(SND_UNA).anyPayload(new Range(1, SIZE)));
    }

    private static Expectation probe(Timing when) {
        return anyOf(
                ack().seq(SND_UNA.minus(1)).anyPayload(Range.atMost(1)).at(when),
                ack().seq(SND_UNA).anyPayload(new Range(1, SIZE)).at(when));
    }
}
