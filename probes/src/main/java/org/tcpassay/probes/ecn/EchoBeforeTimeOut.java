// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.ecn.Setup.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** The tester tells the target of congestion, and a retransmission timer runs. */
final class EchoBeforeTimeOut {

    private static final SegmentSpec FULL = ack().anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "ecn.echo-received.repetition-without-cwr",
            rules = "RFC3168-6.1.2-3",
            state = ESTABLISHED,
            claim = "A segment that is sent again has no CWR; the next new one has")
    void withoutCwr(Lab lab) {
        Connection c = Setup.established(lab);
        c.user().send(lab.payload(2 * SIZE));
        c.expect(FULL, "two segments fit every initial window");
        c.expect(FULL, "two segments fit every initial window");

        c.send(ack().ack(SND_UNA.plus(SIZE)).and(Flags.ECE));
        c.expectRepeated(
                FULL.seq(SND_NXT.minus(SIZE)), "CWR must come with something that, if lost, is noticed as new");
        c.send(ack());
        c.user().send("more");
        c.expect(data("more").and(Flags.CWR), "the peer is still to be told");
    }

    @Probe(
            id = "ecn.echo-received.window-of-one-waits",
            rules = "RFC3168-6.1.2-4",
            state = ESTABLISHED,
            claim = "With a congestion window of one segment an echo makes the target wait for its timer")
    void waits(Lab lab) {
        Connection c = Setup.established(lab);
        c.user().send(lab.payload(SIZE));
        c.expect(FULL, "a segment leaves at once");
        c.expectRepeated(FULL.seq(SND_UNA), "the timer runs out, which leaves a window of one segment");

        c.user().send(lab.payload(SIZE));
        c.send(ack().and(Flags.ECE));
        c.expectSilence("a window of less than one segment is a segment in more than a round trip");
        c.expectRepeated(FULL.and(Flags.CWR), "when the timer runs out the next segment leaves");
    }
}
