// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The time-out doubles until it is as long as the target lets it become. */
final class Largest {

    private static final Duration LEAST = Duration.ofSeconds(60); // RFC 6298 §2.5

    @Probe(
            id = "rto.nothing-acknowledged.a-minute-at-last",
            rules = "RFC6298-2.5",
            state = ESTABLISHED,
            tags = "long",
            claim = "If the time-out has a maximum, that is 60 s or more")
    void aMinuteAtLast(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        c.user().send("lost");
        Seen last = c.expect(data("lost"), "the user's data is sent");
        Seen next = c.expectRepeated(data("lost").seq(SND_UNA), "nobody acknowledges it");

        Duration gap = Duration.ofNanos(next.timeNs() - last.timeNs());
        while (gap.compareTo(LEAST) < 0) {
            Duration doubled = gap.multipliedBy(2);
            gap = doubled.compareTo(LEAST) < 0 ? doubled : LEAST;
            next = c.expect(
                    data("lost").seq(SND_UNA).at(Timing.between(next, gap, doubled)),
                    "twice the time before, as long as that is less than a minute");
        }
    }
}
