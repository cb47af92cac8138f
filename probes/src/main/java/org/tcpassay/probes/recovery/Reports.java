// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.recovery;

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

/** The tester reports what came by SACK; it may report too little for a loss, or take back what it said. */
final class Reports {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "recovery.one-report.nothing-repeated",
            rules = "RFC2018-5-3",
            state = ESTABLISHED,
            claim = "One report of one segment may be reordering and makes the target repeat nothing at once")
    void nothingRepeated(Lab lab) {
        Connection c = inFlight(lab, 5);

        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(2 * SIZE)));
        c.expectAnyBurst(Range.exactly(0), "the first segment may still come");
    }

    @Probe(
            id = "recovery.all-reported.first-repeated",
            rules = "RFC2018-5-1",
            state = ESTABLISHED,
            claim = "After a time-out the first segment is repeated although it was reported")
    void firstRepeated(Lab lab) {
        Connection c = inFlight(lab, 3);

        Moment report = c.send(ack().ack(SND_UNA).sack(SND_UNA, SND_UNA.plus(3 * SIZE)));
        Duration first = lab.time("rto-initial-ms").multipliedBy(3).dividedBy(2); // a second time-out comes later
        c.await(
                FIRST.at(Timing.between(report, Duration.ZERO, first)),
                "a report is advice: only an acknowledgment says that the segment came");
    }

    @Probe(
            id = "recovery.reports-withdrawn.all-repeated",
            rules = {"RFC2018-8-1", "RFC6675-4-1"},
            state = ESTABLISHED,
            claim = "What was reported is kept until it is acknowledged, and repeated when the reports are withdrawn")
    void allRepeated(Lab lab) {
        Connection c = inFlight(lab, 3);
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

    private static Connection inFlight(Lab lab, int segments) {
        lab.needs(Given.RFC6675);
        return lab.inFlight(syn().mss(SIZE).sackPermitted(), SIZE, segments);
    }
}
