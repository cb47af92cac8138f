// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.SegmentLength;

/** Acknowledgments of what was acknowledged before, too few for a loss or of the wrong kind. */
final class Duplicates {

    private static final int SIZE = 1_000;

    @Probe(
            id = "recovery.two-duplicates.nothing-repeated",
            rules = "RFC5681-3.2-FR2",
            state = ESTABLISHED,
            claim = "Two duplicate acknowledgments may be reordering and make the target repeat nothing")
    void nothingRepeated(Lab lab) {
        Connection c = lab.inFlight(syn().mss(SIZE), SIZE, 5);

        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        c.expectAnyBurst(Range.exactly(0), "only the third duplicate tells of a loss");
    }

    @Probe(
            id = "recovery.two-duplicates.new-segment-each",
            rules = {"RFC3042-2-1", "RFC5681-3.2-LT"},
            state = ESTABLISHED,
            claim = "Each of the first two duplicates lets one new segment out, and the window stays what it was")
    void newSegmentEach(Lab lab) {
        lab.needs(Given.RFC3042);
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);

        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.exactly(SIZE), "a segment has left the path, so a new one may follow");
        c.send(ack().ack(SND_UNA));
        c.expectBurst(Range.exactly(SIZE), "and another");

        c.send(ack().ack(SND_UNA.plus(SIZE)));
        c.expectBurst(Range.atMost(2 * SIZE), "limited transmit has not enlarged the window");
    }

    @Probe(
            id = "recovery.duplicates-without-report.nothing-new",
            rules = "RFC3042-2-2",
            state = ESTABLISHED,
            claim = "With SACK a duplicate that reports nothing lets no new segment out")
    void nothingNew(Lab lab) {
        lab.needs(Given.RFC3042);
        lab.needs(Given.RFC6675);
        Connection c = lab.bulk(SegmentLength.of(SIZE, syn().sackPermitted(), lab), SIZE, 3);

        c.send(ack().ack(SND_UNA));
        c.expectSilence("nothing is said to have left the path");
        c.send(ack().ack(SND_UNA));
        c.expectSilence("nothing is said to have left the path");
    }
}
