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

/** Duplicate acknowledgments of what was sent before the timer went off. */
final class DuplicatesAfterTimeOut {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.duplicates-after-time-out.nothing-repeated",
            rules = "RFC6582-3.2-AVOID",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Duplicates of what was sent before the last time-out start no fast retransmit")
    void nothingRepeated(Lab lab) {
        lab.needs(Given.RFC6582);
        Connection c = lab.inFlight(syn().mss(SIZE), SIZE, 6);
        c.expectRepeated(FIRST, "the timer repeats the first segment");

        for (int i = 0; i < 4; i++) {
            c.send(ack().ack(SND_UNA));
        }
        c.expectAnyBurst(Range.exactly(0), "the duplicates tell of segments that the time-out has given up already");
    }
}
