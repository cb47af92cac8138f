// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Range;
import org.tcpassay.expect.Timing;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/**
 * The tester reports what came and leaves holes; the target repeats what is missing.
 *
 * <p>The first repetition is awaited, not expected: a tail loss probe (RFC 8985) may pass before the report does.
 */
final class Losses {

    private static final int SIZE = 1_000;

    @Probe(
            id = "sack.one-hole-reported.hole-repeated",
            rules = {"RFC6675-5-1", "RFC5681-3.2-FR", "RFC2018-5-2"},
            state = ESTABLISHED,
            claim = "Three segments reported above a hole make the target repeat the hole at once, and nothing else")
    void holeRepeated(Lab lab) {
        Connection c = inFlight(lab, 5);

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
            id = "sack.two-holes-reported.holes-repeated",
            rules = {"RFC2018-5-2", "RFC6675-5-1"},
            state = ESTABLISHED,
            claim = "Of eight segments with the first and fifth missing these two are repeated, in order")
    void holesRepeated(Lab lab) {
        Connection c = inFlight(lab, 8);

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

    @Probe(
            id = "sack.repeated-hole-acknowledged.recovery-ends",
            rules = "RFC6675-5-2",
            state = ESTABLISHED,
            claim = "When all is acknowledged nothing more is repeated and new data goes out")
    void recoveryEnds(Lab lab) {
        Connection c = inFlight(lab, 5);

        c.send(ack().ack(SND_UNA).sack(SND_UNA.plus(SIZE), SND_UNA.plus(4 * SIZE)));
        c.await(ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE)), "the hole is repeated");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(2), "all is acknowledged: no timer runs");
        c.user().send("more");
        c.expect(data("more"), "new data goes on from SND.NXT");
    }

    private static Connection inFlight(Lab lab, int segments) {
        lab.needs(Given.RFC6675);
        return lab.preamble("ESTABLISHED, " + segments + " segments in flight", () -> {
            Connection c = lab.connect(syn().mss(SIZE).sackPermitted());
            widenCongestionWindow(lab, c, segments);
            c.user().send(lab.payload(segments * SIZE));
            for (int i = 0; i < segments; i++) {
                c.expect(ack().anyPayload(Range.exactly(SIZE)), "data comes in segments of the offered size");
            }
            return c;
        });
    }

    /** RFC 5681 §3.1: each acknowledged segment makes room for one more, however small the first window was. */
    private static void widenCongestionWindow(Lab lab, Connection c, int segments) {
        for (int i = 0; i < segments; i++) {
            c.user().send(lab.payload(SIZE));
            c.expect(ack().anyPayload(Range.exactly(SIZE)), "a whole segment need not wait");
            c.send(ack());
        }
    }
}
