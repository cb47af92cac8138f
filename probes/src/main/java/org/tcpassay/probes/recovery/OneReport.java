// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.recovery.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Burst;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester reports one segment by SACK, which may have overtaken the first. */
final class OneReport {

    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    @Probe(
            id = "recovery.one-report.nothing-repeated",
            rules = "RFC2018-5-3",
            state = ESTABLISHED,
            claim = "One report of one segment may be reordering and makes the target repeat nothing at once")
    void nothingRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 5);
        c.expectSilence(ROUND_TRIP, "the report takes its time");

        Moment report = c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(2 * SIZE)));
        Burst came = c.expectAnyBurst(Range.atLeast(0), "only what is lost may be repeated");
        long least = report.timeNs() + ROUND_TRIP.dividedBy(4).toNanos();
        c.judge(
                "the first segment may still come: RFC 8985 waits a quarter of a round trip for it",
                "nothing repeated within " + ROUND_TRIP.dividedBy(4).toMillis() + " ms of the report",
                came.segments().stream().noneMatch(seen -> seen.timeNs() >= report.timeNs() && seen.timeNs() < least),
                "repeated sooner");
    }
}
