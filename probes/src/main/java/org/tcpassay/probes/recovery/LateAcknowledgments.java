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

/** Nothing is lost, but acknowledgments come later than the time-out. */
final class LateAcknowledgments {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.acknowledgments-late.time-out-found-mistaken",
            rules = "RFC5682-2.1-1",
            state = ESTABLISHED,
            tags = "slow",
            claim = "When late acknowledgments show that nothing was lost the target goes on with new text")
    void timeOutFoundMistaken(Lab lab) {
        lab.needs(Given.RFC5682);
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 6);
        c.expectRepeated(FIRST, "the time-out");

        Moment late = c.send(ack().ack(SND_UNA.plus(SIZE)));
        SegmentSpec fresh = ack().anyPayload(Range.exactly(SIZE))
                .at(Timing.between(late, Duration.ZERO, lab.time("rto-min-ms").dividedBy(2)));
        c.expect(fresh, "instead of the second segment two new ones are tried");
        c.expect(fresh, "the second of them");

        long before = c.value(SND_NXT);
        long let = 0;
        for (int i = 0; i < 4; i++) {
            c.send(ack().ack(SND_UNA.plus(SIZE)));
            let += c.expectAnyBurst(Range.atMost(4 * SIZE), "what was never repeated is acknowledged")
                    .octets();
        }
        long fresher = c.value(SND_NXT) - before & 0xffff_ffffL;
        c.judge(
                "nothing was lost, so the target goes on with new text",
                "at least " + SIZE + " octets, all of them new",
                let >= SIZE && fresher == let,
                let + " octets, of which " + fresher + " are new");
    }
}
