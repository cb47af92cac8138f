// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.pathmtu;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.pathmtu.Sizes.fitting;
import static org.tcpassay.probes.pathmtu.Sizes.full;
import static org.tcpassay.probes.pathmtu.Sizes.narrower;
import static org.tcpassay.probes.pathmtu.Sizes.settle;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.wire.Bytes;

/** A router says that a segment under way is too large for the next hop. */
final class TooBig {

    @Probe(
            id = "pathmtu.too-big.smaller-segments",
            rules = {"RFC9293-3.7.2-PMTUD", "RFC7323-5.7-1", "RFC8201-4-2", "DOC-072"},
            claim = "What was too large is sent again in segments that fit, and so is all that follows",
            state = ESTABLISHED)
    void smallerSegments(Lab lab) {
        Connection c = lab.connect();
        Bytes text = full(lab);
        c.user().send(text);
        c.expect(data(text).dontFragment(true), "who looks for the size of the path forbids to fragment");

        c.send(narrower());
        c.expectRepeated(fitting(lab).seq(SND_UNA).dontFragment(true), "the same text again, in segments that fit");

        settle(c);
        c.user().send(full(lab));
        c.expect(fitting(lab).dontFragment(true), "the path is as narrow as it was");
    }

    @Probe(
            id = "pathmtu.too-big.no-congestion",
            rules = "RFC8201-4-2",
            claim = "A segment that was too large was not lost by congestion: the congestion window stays",
            state = ESTABLISHED)
    void noCongestion(Lab lab) {
        Connection c = lab.connect();
        Seen first = lab.preamble("a full congestion window", () -> fill(lab, c));

        c.send(narrower().quoting(first.packet()));
        c.expectRepeated(fitting(lab).seq(SND_UNA), "what was too large, again");
        c.send(ack());
        c.await(fitting(lab), "all was acknowledged, so more leaves");
        c.expect(fitting(lab), "a second segment");
        c.expect(fitting(lab), "a third: nobody said that the path is congested");
    }

    private static Seen fill(Lab lab, Connection c) {
        SegmentSpec large = ack().anyPayload(Range.atLeast(1_000));
        c.user().send(lab.payload(40_000));
        Seen first = c.expect(large, "the window is open");
        for (long sent = 1; sent < lab.number("initial-window-segments"); sent++) {
            c.expect(large, "the initial window lets this many segments leave");
        }
        return first;
    }
}
