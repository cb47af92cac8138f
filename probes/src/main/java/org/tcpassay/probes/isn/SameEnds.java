// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.isn;

import static org.tcpassay.rules.State.LISTEN;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** SYNs between the same two ends, some time apart. */
final class SameEnds {

    // what the clock is measured over: any time will do that is long for this clock and short for its wrap
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = SHORT.multipliedBy(3); // what counts connections is the same after both
    private static final long SLOWEST_TICK_NS = 4_000; // RFC 9293 §3.4.1: "roughly every 4 microseconds"
    private static final int ROUGHLY_PERCENT = 75;
    private static final int CHANCES = 14; // at each a number that is drawn at random rises half of the time

    @Probe(
            id = "isn.same-ends.advances-with-time",
            rules = {"RFC9293-MUST-8", "RFC9293-SHLD-1", "RFC6528-3-1"},
            state = LISTEN,
            claim = "Between the same ends initial sequence numbers rise with a clock of 250 kHz or faster")
    void advancesWithTime(Lab lab) {
        Listener listener = lab.listen();
        Connection before = lab.dial(listener);
        Seen first = Drawn.from(before);

        Connection after = lab.dial(listener, before.testerPort());
        before.expectSilence(SHORT, "only the clock goes on");
        Seen second = Drawn.from(after);

        Connection last = lab.dial(listener, before.testerPort());
        after.expectSilence(LONG, "only the clock goes on");
        Seen third = Drawn.from(last);

        rises(after, first, second);
        rises(last, second, third);
        tracksTime(last, Drawn.perSecond(first, second), Drawn.perSecond(second, third));
        Seen latest = third;
        for (int more = 0; more < CHANCES; more++) {
            last.expectSilence("a reset draws no answer");
            last = lab.dial(listener, before.testerPort());
            Seen drawn = Drawn.from(last);
            long risen = Drawn.risen(latest, drawn); // over a time too short to count ticks by
            last.judge(
                    "numbers between the same ends rise",
                    "an ISS up to 2^31 more than before",
                    risen > 0 && risen < 1L << 31,
                    "an ISS of " + risen + " more");
            latest = drawn;
        }
        // what counts connections has gone far meanwhile, in next to no time
        tracksTime(last, Drawn.perSecond(first, third), Drawn.perSecond(third, latest));
    }

    private static void rises(Connection c, Seen before, Seen after) {
        long least = (after.timeNs() - before.timeNs()) / SLOWEST_TICK_NS * ROUGHLY_PERCENT / 100;
        long risen = Drawn.risen(before, after);
        c.judge(
                "the clock ticks at least every 4 us",
                "an ISS of " + least + " to 2^31 more than before",
                risen >= least && risen < 1L << 31,
                "an ISS of " + risen + " more");
    }

    private static void tracksTime(Connection c, double one, double other) {
        c.judge(
                "with the same ends F is the same, so that the difference is that of the clock alone",
                "about as much each second",
                one < 2 * other && other < 2 * one,
                Math.round(one) + " and then " + Math.round(other) + " a second");
    }
}
