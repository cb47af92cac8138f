// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.sack.SackFlight.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/**
 * The tester reports what came and leaves two holes; the target repeats what is missing.
 *
 * <p>The first repetition is awaited, not expected: a tail loss probe (RFC 8985) may pass before the report does.
 */
final class TwoHoles {

    @Probe(
            id = "sack.two-holes-reported.holes-repeated",
            rules = {"RFC2018-5-2", "RFC6675-5-1"},
            state = ESTABLISHED,
            claim = "Of eight segments with the first and fifth missing these two are repeated, in order")
    void holesRepeated(Lab lab) {
        Connection c = SackFlight.inFlight(lab, 8);

        Moment first = c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(4 * SIZE)));
        c.send(ack().ack(SND_UNA)
                .sack(SND_UNA.plus(5 * SIZE), SND_UNA.plus(8 * SIZE))
                .sack(SND_UNA.plus(SIZE), SND_UNA.plus(4 * SIZE)));
        Duration soon = lab.time("rto-min-ms").dividedBy(2);
        c.await(
                ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE)).at(Timing.between(first, Duration.ZERO, soon)),
                "the first hole is repeated before the timer");
        c.expect(
                ack().seq(SND_UNA.plus(4 * SIZE))
                        .anyPayload(Range.exactly(SIZE))
                        .at(Timing.between(first, Duration.ZERO, soon)),
                "and the second, but nothing of what was reported");
        c.expectSilence(soon, "what was reported is not repeated");
    }
}
