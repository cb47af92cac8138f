// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ecn;

import static org.tcpassay.probes.ecn.Setup.SIZE;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
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
        Connection c = FullWindow.sending(lab);

        c.send(ack().and(Flags.ECE));
        c.expect(FULL.and(Flags.CWR), "the receiver learns that its echo was heeded and may stop");
        c.expect(anyOf(FULL, silence()), "once: a lost CWR is made up for by the next echo");
        FullWindow.takeAll(c);
        c.send(ack());
        c.expect(FULL, "an acknowledgment without ECE brings no other CWR");
    }

    @Probe(
            id = "ecn.echo-received.window-reduced-once",
            rules = "RFC3168-6.1.2-2",
            state = ESTABLISHED,
            claim = "The echoes of one window of data together reduce the congestion window once")
    void reducedOnce(Lab lab) {
        Connection c = FullWindow.sending(lab);
        long before = FullWindow.flight(c);

        FullWindow.acknowledgeEach(c, ack().and(Flags.ECE));
        long after = FullWindow.flight(c);
        c.judge(
                "one signal of congestion is one, however many acknowledgments repeat it",
                "fewer than " + before + " and more than " + before / 4 + " segments in flight",
                after < before && after > before / 4,
                after + " segments");
    }
}
