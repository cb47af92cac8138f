// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments that acknowledge nothing new, but are no duplicate acknowledgments because they say something else. */
final class NoDuplicates {

    private static final int SIZE = 1_000;
    private static final int IN_FLIGHT = 4 * SIZE;
    private static final int MOST_ACKNOWLEDGMENTS = 20; // far more than slow start needs from one segment on

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
        Connection c = inFlight(lab);

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
        Connection c = inFlight(lab);

        for (int i = 1; i <= 3; i++) {
            c.send(data("text").ack(SND_UNA).window(20_000));
        }
        c.expectAcknowledgments(Range.atMost(3), "they tell of text, not of a loss");
    }

    /** Four segments, behind an ordinary window that an update may enlarge. */
    private static Connection inFlight(Lab lab) {
        return lab.preamble("ESTABLISHED, four segments in flight", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(SIZE).window(20_000));
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(20_000));
            c.accept();
            c.user().send(lab.payload(IN_FLIGHT));
            c.expectBurst(Range.atLeast(SIZE), "an initial window");
            for (int grown = 0; grown < MOST_ACKNOWLEDGMENTS && flight(c) < IN_FLIGHT; grown++) {
                c.send(ack().ack(SND_UNA.plus(SIZE)).window(20_000));
                c.user().send(lab.payload(SIZE));
                c.expectBurst(Range.atLeast(0), "slow start makes room for one more");
            }
            c.judge("all of it is under way", IN_FLIGHT + " octets", flight(c) == IN_FLIGHT, flight(c) + " octets");
            return c;
        });
    }

    private static long flight(Connection c) {
        return c.value(SND_NXT.minus(SND_UNA));
    }
}
