// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Receiver;
import org.tcpassay.script.Seen;

/** What was repeated is lost again, so that the timer goes off. */
final class LostAgain {

    private static final int SIZE = 1_000;
    private static final int FLIGHT = 40;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.repetition-lost.window-lowered-twice",
            rules = "RFC5681-4.3-LOSS2",
            state = ESTABLISHED,
            tags = "slow",
            claim = "The loss of a repetition is a second sign of congestion: the threshold is lowered twice")
    void windowLoweredTwice(Lab lab) {
        long once = flightAfterTimeOut(lab, lab.bulk(syn().mss(SIZE), SIZE, FLIGHT));
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, FLIGHT);
        for (int i = 0; i < 3; i++) {
            c.send(ack().ack(SND_UNA));
            c.expectAnyBurst(Range.atMost(2 * SIZE), "duplicates, of which the third makes the target repeat");
        }

        long twice = flightAfterTimeOut(lab, c);
        c.judge(
                "slow start ends lower than after one loss, whatever factor the algorithm lowers it by",
                "at most 0.8 of the " + once + " octets that are in flight after one loss",
                twice <= once * 8 / 10,
                twice + " octets");
    }

    /** What is in flight when the lost flight has been repeated, to a receiver that acknowledges all that comes. */
    private static long flightAfterTimeOut(Lab lab, Connection c) {
        return lab.preamble("one time-out, and all repeated", () -> repaired(c));
    }

    private static long repaired(Connection c) {
        Receiver receiver = c.receiver();
        long lost = c.value(SND_NXT);
        List<Seen> came = List.of(c.expectRepeated(FIRST, "nothing arrives, so the timer repeats the first segment"));
        while (!receiver.has(lost) && !came.isEmpty()) {
            came = receiver.acknowledge(came, Range.atMost(3 * SIZE), "slow start lets a little out each time")
                    .segments();
        }
        c.judge("all that was lost is repeated", "the flight has come", receiver.has(lost), "it stopped");
        c.judge(
                "a second time-out would lower the threshold too",
                "each segment repeated once",
                receiver.again() == 0,
                receiver.again() + " of them twice");
        return c.value(SND_NXT.minus(SND_UNA));
    }
}
