// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** More text waits than the network is known to carry. */
final class Congestion {

    private static final int SIZE = 1_200; // above 1,095, where an initial window has three segments (RFC 5681 §3.1)
    private static final int MUCH = 40_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "lifecycle.congestion.first-flight",
            rules = {"RFC5681-3.1-IW", "RFC6928-2-IW10", "RFC5681-3.1-RTO", "DOC-143"},
            claim =
                    "An opener whose text nobody acknowledges sends the initial window and no more, then repeats its beginning",
            tags = {"slow", "data", "retransmission"})
    void firstFlight(Lab lab) {
        Connection c = lab.connectActively(synAck().mss(SIZE));
        long window = lab.number("initial-window-segments") * SIZE;

        c.user().send(lab.payload(MUCH));
        c.expectBurst(
                new Range(SIZE, window), "slow start has just begun, however large the window of the receiver is");
        c.expectRepeated(FIRST, "nothing is acknowledged, so the first segment is sent again");
        c.expectAnyBurst(Range.exactly(0), "and nothing new with it");
    }

    @Probe(
            id = "lifecycle.congestion.loss-reported",
            rules = {"RFC5681-3.2-FR", "RFC5681-3.2-HALF", "DOC-160"},
            claim =
                    "A loss that duplicates report slows the sender down, though the receiver's window is as large as before",
            tags = {"data", "retransmission"})
    void lossReported(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 10);
        long before = c.value(SND_NXT.minus(SND_UNA));

        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.atMost(2 * SIZE), "the first duplicate");
        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.atMost(2 * SIZE), "the second duplicate");
        c.send(ack().ack(SND_UNA));
        c.expectAtOnce(FIRST, "the third: a segment is lost");
        c.send(ack());
        c.expectBurst(Range.atMost(before * 7 / 10 + SIZE), "all of it has arrived, and a smaller flight follows");
    }

    @Probe(
            id = "lifecycle.congestion.time-out",
            rules = {"RFC5681-3.1-RTO", "RFC9293-MUST-19", "DOC-160"},
            claim =
                    "After a time-out one segment leaves, whatever the window of the receiver; then slow start begins again",
            tags = {"slow", "data", "retransmission"})
    void timeOut(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 6);

        c.expectRepeated(FIRST, "the timer repeats the oldest segment");
        c.expectAnyBurst(Range.exactly(0), "and nothing else: the congestion window is one segment");
        Seen last = c.expectRepeated(FIRST, "silence goes on");
        c.expectAnyBurst(Range.exactly(0), "still one segment");
        c.receiver().acknowledge(List.of(last), new Range(1, 2 * SIZE), "one has arrived, two may follow");
    }
}
