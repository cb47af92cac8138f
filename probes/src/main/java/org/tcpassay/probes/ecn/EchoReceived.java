// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.ecn.Setup.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** The tester tells the target of congestion by ECE. */
final class EchoReceived {

    private static final SegmentSpec FULL = ack().anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "ecn.echo-received.cwr-once",
            rules = "RFC3168-6.1.2-2",
            state = ESTABLISHED,
            claim = "The first new segment after an echo has CWR, and no other")
    void cwrOnce(Lab lab) {
        Connection c = Setup.sending(lab);

        c.send(ack().and(Flags.ECE));
        c.expect(FULL.and(Flags.CWR), "the receiver learns that its echo was heeded and may stop");
        c.expect(anyOf(FULL, silence()), "once: a lost CWR is made up for by the next echo");
        c.takeIn();
        c.send(ack());
        c.expect(FULL, "an acknowledgment without ECE brings no other CWR");
    }

    @Probe(
            id = "ecn.echo-received.window-reduced-once",
            rules = "RFC3168-6.1.2-2",
            state = ESTABLISHED,
            claim = "The echoes of one window of data together reduce the congestion window once")
    void reducedOnce(Lab lab) {
        Connection c = Setup.sending(lab);
        long before = Setup.flight(c);

        Setup.acknowledgeEach(c, ack().and(Flags.ECE));
        long after = Setup.flight(c);
        c.judge(
                "one signal of congestion is one, however many acknowledgments repeat it",
                "fewer than " + before + " and more than " + before / 4 + " segments in flight",
                after < before && after > before / 4,
                after + " segments");
    }

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

    @Probe(
            id = "ecn.echo-received.as-a-loss",
            rules = "RFC3168-5-1",
            state = ESTABLISHED,
            claim = "After an echo no more is in flight than after a single loss")
    void asALoss(Lab lab) {
        Connection lossy = Setup.sending(lab);
        lossy.send(ack().ack(SND_UNA));
        lossy.send(ack().ack(SND_UNA));
        lossy.send(ack().ack(SND_UNA));
        lossy.takeIn();
        lossy.send(ack());
        lossy.takeIn();
        long afterLoss = Setup.flight(lossy);
        Connection c = Setup.sending(lab);

        c.send(ack().and(Flags.ECE));
        c.takeIn();
        long afterEcho = Setup.flight(c);
        c.judge(
                "else those who use ECN would take the path away from those who do not",
                "as many segments in flight as after a loss, " + afterLoss + ", give or take one",
                Math.abs(afterEcho - afterLoss) <= 1,
                afterEcho + " segments");
    }

    @Probe(
            id = "ecn.loss.cwr-on-new-data",
            rules = "RFC3168-6.1.2-5",
            state = ESTABLISHED,
            claim = "After a loss, too, the first new segment has CWR")
    void cwrAfterLoss(Lab lab) {
        Connection c = Setup.sending(lab);

        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        c.send(ack().ack(SND_UNA));
        c.takeIn();
        c.send(ack());
        c.await(FULL.and(Flags.CWR), "whatever made the target reduce its window, echoes for it may stop");
    }
}
