// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A handshake that takes long; the time-out that follows is computed from it. */
final class FirstSample {

    /** Less than the first time-out of a second (RFC 6298 §2.1), and the time-out it makes is no less (§2.4). */
    private static final Duration ROUND_TRIP = Duration.ofMillis(400);

    @Probe(
            id = "rto.slow-handshake.three-round-trips",
            rules = "RFC6298-2.2",
            state = ESTABLISHED,
            tags = "slow",
            claim = "The first sample R makes the time-out R + 4 * R/2")
    void threeRoundTrips(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460));
        Seen synAck = c.expect(synAck(), "a listener answers a SYN");
        Duration measured = answeredLate(c, synAck);
        c.accept();

        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        c.expect(
                data("lost").seq(SND_UNA).at(Timing.about(first, measured.multipliedBy(3))),
                "SRTT is the round trip, RTTVAR half of it");
    }

    @Probe(
            id = "rto.slow-handshake-then-slower.smoothed",
            rules = {"RFC6298-2.3", "RFC6298-3-2"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "A later sample moves SRTT by an eighth and RTTVAR by a quarter of what it differs")
    void smoothed(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460));
        Duration one = answeredLate(c, c.expect(synAck(), "a listener answers a SYN"));
        c.accept();

        c.user().send("slow");
        Seen slow = c.expect(data("slow"), "the user's data is sent");
        c.expectSilence(ROUND_TRIP.multipliedBy(2), "the round trip takes longer, but less than a time-out");
        Moment answer = c.send(ack());
        Duration two = Duration.ofNanos(answer.timeNs() - slow.timeNs());

        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        Duration srtt = one.multipliedBy(7).plus(two).dividedBy(8);
        Duration rttvar = one.dividedBy(2).multipliedBy(3).plus(two.minus(one)).dividedBy(4);
        c.expect(
                data("lost").seq(SND_UNA).at(Timing.about(first, srtt.plus(rttvar.multipliedBy(4)))),
                "each round trip is measured, and no sample replaces what is known");
    }

    /** Acknowledges the SYN,ACK after the round trip; tells how long that was. */
    private static Duration answeredLate(Connection c, Seen synAck) {
        c.expectSilence(ROUND_TRIP, "the round trip takes long, but less than a time-out");
        Moment answer = c.send(ack());
        return Duration.ofNanos(answer.timeNs() - synAck.timeNs());
    }
}
