// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments that acknowledge nothing new, but are no duplicate acknowledgments because they say something else. */
final class NoDuplicates {

    private static final int SIZE = 1_000;

    enum Window {
        GROWING(1_000),
        SHRINKING(-1_000);

        private final int step;

        Window(int step) {
            this.step = step;
        }
    }

    @Probe(
            id = "recovery.window-updates.nothing-repeated",
            rules = "RFC5681-2-DUPDEF",
            state = ESTABLISHED,
            claim = "Acknowledgments that differ in the window are no duplicates and make the target repeat nothing")
    void updatesRepeatNothing(Lab lab, Window row) {
        Connection c = GrownFlight.ofFour(lab, SIZE);

        for (int i = 1; i <= 3; i++) {
            c.send(ack().ack(SND_UNA).window(20_000 + i * row.step));
        }
        c.expectAnyBurst(Range.exactly(0), "they tell of the window, not of a loss");
    }

    @Probe(
            id = "recovery.text-with-old-acknowledgment.nothing-repeated",
            rules = "RFC5681-2-DUPDEF",
            state = ESTABLISHED,
            claim = "Segments with text are no duplicate acknowledgments and make the target repeat nothing")
    void textRepeatsNothing(Lab lab) {
        Connection c = GrownFlight.ofFour(lab, SIZE);

        for (int i = 1; i <= 3; i++) {
            c.send(data("text").ack(SND_UNA).window(20_000));
        }
        c.expectAcknowledgments(Range.atMost(3), "they tell of text, not of a loss");
    }
}
