// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.script.SegmentLength;

/** What RFC 8985 adds: losses are found by time, and the tail is probed. */
final class Probing {

    private static final int SIZE = 1_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(100); // of the handshake behind Lab.inFlight
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));
    private static final SegmentSpec LAST = ack().seq(SND_NXT.minus(SIZE)).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.last-reported.others-repeated-soon",
            rules = "RFC8985-6.2-1",
            state = ESTABLISHED,
            claim =
                    "A report of the last segment alone makes the target repeat the others within a part of a round trip")
    void othersRepeatedSoon(Lab lab) {
        Connection c = inFlight(lab, 5);

        Moment report = c.send(ack().ack(SND_UNA).sack(SND_NXT.minus(SIZE), SND_NXT));
        Duration soon = lab.time("rto-min-ms").dividedBy(4);
        c.expect(
                FIRST.at(Timing.between(report, Duration.ZERO, soon)),
                "what was sent later has come, and reordering has had its time: no three duplicates are needed");
    }

    @Probe(
            id = "recovery.tail-unacknowledged.probed",
            rules = {"RFC8985-7.3-1", "RFC8985-7.3-2"},
            state = ESTABLISHED,
            tags = "slow",
            claim =
                    "After two round trips of silence the last segment is sent again as a probe; the timer runs on behind it")
    void probed(Lab lab) {
        Connection c = inFlight(lab, 3);

        Duration rto = lab.time("rto-min-ms").plus(ROUND_TRIP);
        Seen probe = c.expect(LAST, "the last segment again, to learn whether the tail was lost");
        Seen repeated = c.expectRepeated(FIRST, "nothing answers the probe, so the time-out repeats the first segment");
        c.judge(
                "the probe restarts the timer, which has its full length from then on",
                "a time-out of " + rto.toMillis() + " ms or more after the probe",
                repeated.timeNs() - probe.timeNs() >= rto.toNanos() * 8 / 10,
                (repeated.timeNs() - probe.timeNs()) / 1_000_000 + " ms");
    }

    private static Connection inFlight(Lab lab, int segments) {
        lab.needs(Given.RFC8985);
        return lab.inFlight(SegmentLength.of(SIZE, syn().sackPermitted(), lab), SIZE, segments);
    }
}
