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

/** A repeated segment is acknowledged, and nobody can tell which copy is meant. */
final class Karn {

    @Probe(
            id = "rto.repetition-acknowledged.stays-backed-off",
            rules = {"RFC9293-MUST-18", "RFC6298-3-1"},
            state = ESTABLISHED,
            tags = "slow",
            claim =
                    "Without timestamps the acknowledgment of a repeated segment is no sample: the time-out stays doubled")
    void staysBackedOff(Lab lab) {
        Connection c = lab.connect(syn().mss(1460));
        Duration rto = lostOnce(c);

        c.send(ack());
        c.user().send("next");
        Seen next = c.expect(data("next"), "new data");
        Seen again = c.expect(
                data("next").seq(SND_UNA).at(Timing.about(next, rto.multipliedBy(2))),
                "a sample of the second copy would have made it short again");
        c.send(ack());
        c.user().send("last");
        Seen last = c.expect(data("last"), "new data");
        Duration twice = Duration.ofNanos(again.timeNs() - next.timeNs());
        c.expect(
                data("last").seq(SND_UNA).at(Timing.about(last, twice.multipliedBy(2))),
                "nor was the round trip of the first copy a sample");
    }

    /** Data is lost and repeated; tells after what time-out. */
    private static Duration lostOnce(Connection c) {
        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        Seen again = c.expectRepeated(data("lost").seq(SND_UNA), "nobody acknowledges it");
        return Duration.ofNanos(again.timeNs() - first.timeNs());
    }
}
