// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.mss;

import static org.tcpassay.expect.Symbol.SND_NXT;
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

/** A write of much more than fits one segment, and one of its segments is lost. */
final class LargeWrite {

    private static final int SIZE = 1_000;
    private static final int SEGMENTS = 10;

    @Probe(
            id = "lifecycle.large-write.lost-piece-alone",
            rules = {"RFC9293-MUST-16", "RFC6675-5-1", "DOC-060"},
            state = ESTABLISHED,
            claim = "What is larger than MSS is sent in segments of that size, and of these only the lost one again",
            tags = {"mss", "data", "retransmission"})
    void lostPieceAlone(Lab lab) {
        lab.needs(Given.RFC6675);
        Connection c = lab.inFlight(SegmentLength.of(SIZE, syn().sackPermitted(), lab), SIZE, SEGMENTS);

        c.send(ack().ack(SND_NXT.minus(8 * SIZE)).sack(SND_NXT.minus(7 * SIZE), SND_NXT));
        c.expectRepeated(
                ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE)), "the third of ten is missing, and sent again");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "no other is: they had all arrived");
    }
}
