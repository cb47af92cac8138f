// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.ecn.Setup.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A loss on a connection with ECN, and what it has in common with an echo. */
final class LossOrEcho {

    private static final SegmentSpec FULL = ack().anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "ecn.echo-received.as-a-loss",
            rules = "RFC3168-5-1",
            state = ESTABLISHED,
            claim = "After an echo no more is in flight than after a single loss")
    void asALoss(Lab lab) {
        long afterLoss = afterLoss(lab);
        Connection c = FullWindow.sending(lab);

        c.send(ack().and(Flags.ECE));
        FullWindow.takeAll(c);
        long afterEcho = FullWindow.flight(c);
        c.judge(
                "else those who use ECN would take the path away from those who do not",
                "as many segments in flight as after a loss, " + afterLoss + ", give or take one",
                Math.abs(afterEcho - afterLoss) <= 1,
                afterEcho + " segments");
    }

    @Probe(
            id = "ecn.loss.cwr-on-new-data",
            rules = "RFC3168-6.1.2-5",
            state = ESTABLISHED,
            claim = "After a loss, too, the first new segment has CWR")
    void cwrAfterLoss(Lab lab) {
        Connection c = FullWindow.sending(lab);

        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        FullWindow.takeAll(c); // limited transmit, which comes before the window is reduced
        c.send(ack().ack(SND_UNA));
        c.expectRepeated(FULL.seq(SND_UNA), "the third duplicate tells of a loss");

        c.send(ack());
        c.expect(FULL.and(Flags.CWR), "whatever made the target reduce its window, echoes for it may stop");
    }

    /** Three duplicates, and then an acknowledgment of all: one segment got lost and was repaired. */
    private static void lose(Connection c) {
        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        FullWindow.takeAll(c);
        c.send(ack());
    }

    /** Segments in flight behind a loss. */
    private static long afterLoss(Lab lab) {
        return lab.preamble("another connection has lost a segment", () -> {
            Connection lossy = FullWindow.sending(lab);
            lose(lossy);
            FullWindow.takeAll(lossy);
            long flight = FullWindow.flight(lossy);
            lossy.judge("all is repaired, so new data leaves", "a segment or more", flight > 0, "none");
            return flight;
        });
    }
}
