// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** From when on the timer counts once it runs. */
final class Series {

    private static final int SIZE = 1_000;

    @Probe(
            id = "rto.part-acknowledged.timer-starts-anew",
            rules = {"RFC6298-5.3", "RFC6298-5-0"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "An acknowledgment of a part gives the rest a whole time-out from then on")
    void timerStartsAnew(Lab lab) {
        Connection c = lab.inFlight(syn().mss(SIZE), SIZE, 2);
        SegmentSpec second = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));
        Duration rto = lab.time("rto-min-ms");
        c.pause(rto.multipliedBy(4).dividedBy(10)); // no time-out is shorter

        Moment part = c.send(ack().ack(SND_UNA.plus(SIZE)));
        Seen again = c.expect(
                second.at(Timing.between(part, rto, rto.multipliedBy(5))),
                "the time-out starts anew with what is acknowledged");
        c.expect(
                second.at(Timing.between(again, rto.multipliedBy(2), rto.multipliedBy(10))),
                "nothing is repeated earlier than a time-out after it was repeated last");
    }

    @Probe(
            id = "rto.nothing-acknowledged.series-doubles",
            rules = {"RFC6298-5.6", "RFC6298-5-0"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "Each repetition starts the timer with the doubled value: t, 2t, 4t, 8t")
    void seriesDoubles(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        c.user().send("lost");
        Seen last = c.expect(data("lost"), "the user's data is sent");
        Seen next = c.expectRepeated(data("lost").seq(SND_UNA), "nobody acknowledges it");

        for (int i = 0; i < 3; i++) {
            Duration doubled = Duration.ofNanos(2 * (next.timeNs() - last.timeNs()));
            last = next;
            next = c.expect(data("lost").seq(SND_UNA).at(Timing.about(last, doubled)), "twice the time before");
        }
    }
}
