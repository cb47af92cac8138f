// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.recovery.SackFlight.FIRST;
import static org.tcpassay.probes.recovery.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester reports all that came by SACK, and acknowledges nothing. */
final class AllReported {

    @Probe(
            id = "recovery.all-reported.first-repeated",
            rules = "RFC2018-5-1",
            state = ESTABLISHED,
            claim = "After a time-out the first segment is repeated although it was reported")
    void firstRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 3);

        Moment report = c.send(ack().ack(SND_UNA).sack(SND_UNA, SND_UNA.plus(3 * SIZE)));
        Duration first = lab.time("rto-initial-ms").multipliedBy(3).dividedBy(2); // a second time-out comes later
        c.await(
                FIRST.at(Timing.between(report, Duration.ZERO, first)),
                "a report is advice: only an acknowledgment says that the segment came");
    }
}
