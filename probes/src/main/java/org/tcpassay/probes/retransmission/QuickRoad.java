// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.retransmission;

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

/** The round trip is so short that the formula gives far less than a second. */
final class QuickRoad {

    private static final Duration SECOND = Duration.ofSeconds(1); // RFC 6298 §2.4
    private static final Duration LONGEST = Duration.ofSeconds(3); // §5.7: what a connection begins with at the most

    @Probe(
            id = "retransmission.data-unacknowledged.not-before-a-second",
            rules = "RFC6298-2.4",
            state = ESTABLISHED,
            tags = "slow",
            claim = "A computed time-out below 1 s is rounded up to 1 s")
    void notBeforeASecond(Lab lab) {
        Connection c = established(lab);
        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");

        // no SACK, so no probe of the tail (RFC 8985) comes before the time-out
        c.expect(
                data("lost").seq(SND_UNA).at(Timing.between(first, SECOND, LONGEST)),
                "the time-out is at least a second long");
    }

    private static Connection established(Lab lab) {
        return lab.preamble("ESTABLISHED over a quick road", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(1460));
            Seen answer = c.expect(synAck(), "a listener answers a SYN");
            Moment acknowledged = c.send(ack());
            long roundTripNs = acknowledged.timeNs() - answer.timeNs();
            c.judge(
                    "the time-out is three times the first round trip (RFC 6298 §2.2), which must be short to ask",
                    "a round trip below a tenth of a second",
                    roundTripNs < SECOND.toNanos() / 10,
                    roundTripNs / 1_000_000 + " ms");
            return c.accept();
        });
    }
}
