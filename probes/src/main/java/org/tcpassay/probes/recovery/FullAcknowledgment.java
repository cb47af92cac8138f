// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** All that was under way when a loss was found is acknowledged. */
final class FullAcknowledgment {

    private static final int SIZE = 1_000;
    private static final int FLIGHT = 20;

    @Probe(
            id = "recovery.acknowledged-whole.window-deflated",
            rules = {"RFC6582-3.2-FULL", "RFC5681-3.2-HALF"},
            state = ESTABLISHED,
            claim = "When all is acknowledged the window is half of what it was, or 0.7 of it as RFC 9438 permits")
    void windowDeflated(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, FLIGHT);
        long flight = c.value(SND_NXT.minus(SND_UNA));
        for (int i = 0; i < FLIGHT; i++) {
            c.send(ack().ack(SND_UNA));
            c.expectAnyBurst(Range.atMost(3 * SIZE), "duplicates, which tell of a loss and inflate the window");
        }

        c.send(ack());
        c.expectBurst(
                new Range(SIZE, flight * 7 / 10 + 2 * SIZE),
                "the loss was a sign of congestion, and what the duplicates added is taken back");
    }
}
