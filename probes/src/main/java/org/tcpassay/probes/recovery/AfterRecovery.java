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

/** A loss is repaired and the target goes on sending as much as it may. */
final class AfterRecovery {

    private static final int SIZE = 1_000;

    @Probe(
            id = "recovery.repaired.slow-growth",
            rules = {"RFC5681-3.1-CA", "RFC9293-MUST-19"},
            state = ESTABLISHED,
            claim =
                    "After a loss the flight grows by a segment a round trip, or by half as RFC 9438 permits, not twofold")
    void slowGrowth(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 12);
        for (int i = 0; i < 3; i++) {
            c.send(ack().ack(SND_UNA));
            c.expectAnyBurst(Range.atMost(2 * SIZE), "duplicates, of which the third makes the target repeat");
        }
        c.send(ack());
        c.expectBurst(Range.atLeast(SIZE), "all is acknowledged, the target goes on");

        long flight = mostInFlight(c);
        for (int round = 1; round <= 3; round++) {
            long most = flight + Math.max(SIZE, flight / 2);
            long before = flight;
            flight = mostInFlight(c);
            c.judge(
                    "congestion avoidance is in force: the window is not doubled in a round trip any more",
                    "at most " + most + " octets in flight after " + before,
                    flight <= most,
                    flight + " octets");
        }
    }

    /** Acknowledges, one by one, as many segments as are in flight; tells how much was in flight meanwhile. */
    private static long mostInFlight(Connection c) {
        long most = c.value(SND_NXT.minus(SND_UNA));
        for (long left = most; left > 0; left -= SIZE) {
            c.send(ack().ack(SND_UNA.plus(SIZE)));
            c.expectBurst(Range.atMost(5 * SIZE), "a segment has left; what was held back may follow with the next");
            most = Math.max(most, c.value(SND_NXT.minus(SND_UNA)));
        }
        return most;
    }
}
