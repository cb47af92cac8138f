// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.recovery.SackFlight.FIRST;
import static org.tcpassay.probes.recovery.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester reports what came by SACK, and takes back what it said. */
final class ReportsWithdrawn {

    @Probe(
            id = "recovery.reports-withdrawn.all-repeated",
            rules = {"RFC2018-8-1", "RFC6675-4-1"},
            state = ESTABLISHED,
            claim = "What was reported is kept until it is acknowledged, and repeated when the reports are withdrawn")
    void allRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 3);
        Moment report = c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(3 * SIZE)));
        c.await(inTime(lab, report), "the first is missing, and repeated after a while or at once");

        Moment first = c.send(ack().ack(SND_UNA.plus(SIZE)));
        c.await(inTime(lab, first), "the receiver threw the second away, as it may, and needs it again");
        Moment second = c.send(ack().ack(SND_UNA.plus(SIZE)));
        c.await(inTime(lab, second), "and the third, which must still be there to be repeated");
        c.send(ack());
        c.expectSilence("all is acknowledged");
    }

    /** The first segment, after some time-outs at the latest; a probe of the tail (RFC 8985) may come before it. */
    private static SegmentSpec inTime(Lab lab, Moment since) {
        return FIRST.at(
                Timing.between(since, Duration.ZERO, lab.time("rto-initial-ms").multipliedBy(5)));
    }
}
