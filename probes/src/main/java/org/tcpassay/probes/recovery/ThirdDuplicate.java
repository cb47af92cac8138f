// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Three duplicate acknowledgments without SACK tell of a loss, and the target recovers from it. */
final class ThirdDuplicate {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.further-duplicates.new-text",
            rules = "RFC5681-3.2-INFL",
            state = ESTABLISHED,
            claim =
                    "Each further duplicate in a recovery widens the window by a segment, so that new text leaves at last")
    void newText(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 10);
        lossOfFirst(c);

        long let = 0;
        for (int i = 0; i < 9; i++) {
            c.send(ack().ack(SND_UNA));
            let += c.expectBurst(Range.atMost(2 * SIZE), "a segment has left the path")
                    .octets();
        }
        c.judge(
                "half a flight and more has left the path, so there is room, but not for more than has left",
                "from " + SIZE + " to " + 9 * SIZE + " octets in answer to nine duplicates",
                let >= SIZE && let <= 9 * SIZE,
                let + " octets");
    }

    @Probe(
            id = "recovery.acknowledged-in-part.next-hole-repeated",
            rules = "RFC6582-3.2-PARTIAL",
            state = ESTABLISHED,
            claim = "An acknowledgment that ends at a second hole makes the target repeat that at once")
    void nextHoleRepeated(Lab lab) {
        lab.needs(Given.RFC6582);
        Connection c = lab.inFlight(syn().mss(SIZE), SIZE, 6);
        lossOfFirst(c);

        c.send(ack().ack(SND_UNA.plus(3 * SIZE)));
        c.expectAtOnce(FIRST, "the fourth segment is lost too, and no further duplicate will tell");
        c.send(ack().ack(SND_UNA.plus(SIZE)));
        c.expectAtOnce(FIRST, "and the fifth");
        c.send(ack());
        c.expectSilence("all is acknowledged");
    }

    /** The third duplicate; what new text limited transmit lets out before is read. */
    private static void lossOfFirst(Connection c) {
        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.atMost(2 * SIZE), "the first duplicate");
        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.atMost(2 * SIZE), "the second duplicate");
        c.send(ack().ack(SND_UNA));
        c.expectAtOnce(FIRST, "three duplicates: the first segment is lost and repeated");
    }
}
