// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.recovery.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester reports one segment by SACK, which may have overtaken the first. */
final class OneReport {

    @Probe(
            id = "recovery.one-report.nothing-repeated",
            rules = "RFC2018-5-3",
            state = ESTABLISHED,
            claim = "One report of one segment may be reordering and makes the target repeat nothing at once")
    void nothingRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 5);

        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(2 * SIZE)));
        c.expectAnyBurst(Range.exactly(0), "the first segment may still come");
    }
}
