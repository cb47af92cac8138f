// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.congestion;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A full flight is under way, more waits, nothing was ever lost, and acknowledgments come. */
final class SlowStart {

    private static final int SIZE = 1_000;
    private static final int PIECES = 10;

    @Probe(
            id = "congestion.segments-acknowledged-one-by-one.two-more-each",
            rules = {"RFC5681-3.1-SS", "RFC9293-MUST-19"},
            state = ESTABLISHED,
            claim = "In slow start each acknowledged segment makes room for itself and one more")
    void twoMoreEach(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);
        long before = c.value(SND_NXT.minus(SND_UNA));

        for (int i = 0; i < 3; i++) {
            c.send(ack().ack(SND_UNA.plus(SIZE)));
            c.expectBurst(Range.atMost(2 * SIZE), "the window grows by a segment at the most");
        }
        long after = c.value(SND_NXT.minus(SND_UNA));
        c.judge(
                "slow start is in force: the flight grows, by as much as was acknowledged at the most",
                "more than " + before + " and up to " + (before + 3 * SIZE) + " octets in flight",
                after > before && after <= before + 3 * SIZE,
                after + " octets");
    }

    @Probe(
            id = "congestion.segment-acknowledged-in-pieces.as-if-whole",
            rules = "RFC5681-3.1-ABC",
            state = ESTABLISHED,
            claim = "A segment that is acknowledged in ten pieces makes no more room than one acknowledged whole")
    void asIfWhole(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 4);

        long let = 0;
        for (int i = 0; i < PIECES; i++) {
            c.send(ack().ack(SND_UNA.plus(SIZE / PIECES)));
            let += c.expectBurst(Range.atMost(2 * SIZE), "no acknowledgment makes more room than for two")
                    .octets();
        }
        c.judge(
                "the window grows by what is acknowledged, so splitting acknowledgments gains nothing",
                "at most " + 2 * SIZE + " octets in answer to " + PIECES + " acknowledgments of a segment",
                let <= 2 * SIZE,
                let + " octets");
    }

    @Probe(
            id = "congestion.unsent-acknowledged.no-more",
            rules = "RFC5681-5-OPTACK",
            state = ESTABLISHED,
            claim = "Acknowledging what was never sent opens no window")
    void noMore(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);

        for (int i = 1; i <= 3; i++) {
            c.send(ack().ack(SND_NXT.plus((long) i * SIZE)));
            c.expectEither(ack().anyAck(), silence(), "what was never sent cannot be acknowledged, and nothing leaves");
        }
        c.send(ack().ack(SND_UNA.plus(SIZE)));
        c.expectBurst(Range.atMost(2 * SIZE), "an honest acknowledgment makes room for two segments, not for more");
    }
}
