// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.sack.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/**
 * The tester reports what came and leaves one hole; the target repeats what is missing.
 *
 * <p>The first repetition is awaited, not expected: a tail loss probe (RFC 8985) may pass before the report does.
 */
final class OneHole {

    @Probe(
            id = "sack.one-hole-reported.hole-repeated",
            rules = {"RFC6675-5-1", "RFC5681-3.2-FR", "RFC2018-5-2"},
            state = ESTABLISHED,
            claim = "Three segments reported above a hole make the target repeat the hole at once, and nothing else")
    void holeRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 5);

        Moment first = c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(2 * SIZE)));
        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(3 * SIZE)));
        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(4 * SIZE)));
        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(5 * SIZE)));
        Duration soon = lab.time("rto-min-ms").dividedBy(2);
        c.await(
                ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE)).at(Timing.between(first, Duration.ZERO, soon)),
                "three segments above it have come: the first is lost and repeated before the timer");
        c.expectSilence(soon, "what was reported is not repeated");
    }

    @Probe(
            id = "sack.repeated-hole-acknowledged.recovery-ends",
            rules = "RFC6675-5-2",
            state = ESTABLISHED,
            claim = "When all is acknowledged nothing more is repeated and new data goes out")
    void recoveryEnds(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 5);

        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(4 * SIZE)));
        c.await(ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE)), "the hole is repeated");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(2), "all is acknowledged: no timer runs");
        c.user().send("more");
        c.expect(data("more"), "new data goes on from SND.NXT");
    }
}
