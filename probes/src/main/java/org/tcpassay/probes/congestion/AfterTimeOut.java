// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A full flight is lost, so the retransmission timer goes off. */
final class AfterTimeOut {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "congestion.flight-lost.one-segment",
            rules = {"RFC5681-3.1-RTO", "RFC9293-MUST-19"},
            state = ESTABLISHED,
            tags = "slow",
            claim =
                    "After a time-out one segment leaves, again and again at doubled intervals, then two when it arrives")
    void oneSegment(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 6);

        Seen first = c.expectRepeated(FIRST, "the timer repeats the oldest segment");
        c.expectAnyBurst(Range.exactly(0), "and nothing else: the window is one segment");
        Seen second = c.expectRepeated(FIRST, "silence goes on");
        Duration gap = Duration.ofNanos(second.timeNs() - first.timeNs());
        Seen third = c.expect(FIRST.at(Timing.about(second, gap.multipliedBy(2))), "the interval doubles");
        c.expectAnyBurst(Range.exactly(0), "still one segment");

        c.receiver()
                .acknowledge(
                        List.of(third), new Range(1, 2 * SIZE), "slow start resumes: one has left, two may follow");
    }
}
