// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** When the timer starts and stops. */
final class Timer {

    private static final int SIZE = 1_000;

    @Probe(
            id = "rto.data-after-idleness.timer-starts",
            rules = "RFC6298-5.1",
            state = ESTABLISHED,
            tags = "slow",
            claim = "Data that leaves on an idle connection starts the timer")
    void timerStarts(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        Duration rto = lab.time("rto-min-ms");
        c.expectSilence(rto.multipliedBy(3).dividedBy(2), "an idle connection");

        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        c.expect(
                data("lost")
                        .seq(SND_UNA)
                        .at(Timing.between(
                                first, rto, lab.time("rto-initial-ms").multipliedBy(2))),
                "its time-out counts from when it left");
    }

    @Probe(
            id = "rto.all-acknowledged.timer-stops",
            rules = "RFC6298-5.2",
            state = ESTABLISHED,
            tags = "slow",
            claim = "When all is acknowledged the timer stops")
    void timerStops(Lab lab) {
        Connection c = lab.inFlight(syn().mss(SIZE), SIZE, 3);

        c.send(ack());
        c.expectSilence(lab.time("rto-initial-ms").multipliedBy(2), "nothing is left to be repeated");
    }
}
