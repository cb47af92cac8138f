// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

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

/** The tester reports all but the first segment of a full flight. */
final class ReportedLoss {

    private static final int SIZE = 1_000;

    @Probe(
            id = "recovery.loss-reported.window-lowered",
            rules = "RFC5681-3.2-HALF",
            state = ESTABLISHED,
            claim = "A loss that SACK reports halves the window, or leaves 0.7 of it as RFC 9438 permits")
    void windowLowered(Lab lab) {
        lab.needs(Given.RFC6675);
        Connection c = lab.bulk(SegmentLength.of(SIZE, syn().sackPermitted(), lab), SIZE, 20);
        long flight = c.value(SND_NXT.minus(SND_UNA));

        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(flight)));
        c.expectAnyBurst(Range.atLeast(SIZE), "all but the first have come: it is repeated, and new text follows");
        c.send(ack());
        c.expectAnyBurst(new Range(SIZE, flight * 7 / 10 + 2 * SIZE), "the loss was a sign of congestion");
    }
}
