// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The tester acknowledges one segment and takes back most of the window that it offered for the others. */
final class ShrunkWindow {

    private static final int SIZE = 1_000;
    private static final SegmentSpec FIRST = ack().seq(SND_UNA).anyPayload(Range.exactly(SIZE));

    @Probe(
            id = "window.shrunk.nothing-new",
            rules = {"RFC9293-SHLD-15", "RFC9293-MUST-34"},
            state = ESTABLISHED,
            claim = "Nothing new is sent into a window that was taken back, and the transfer goes on when it is opened")
    void nothingNew(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 3);

        c.send(ack().ack(SND_UNA.plus(SIZE)).window(SIZE));
        c.expectAnyBurst(Range.exactly(0), "the window ends below what was sent already");
        c.send(ack());
        c.expectBurst(Range.atLeast(SIZE), "all is acknowledged and the window is open: the target was not put out");
        c.expectNoError("a window that shrinks ends no connection");
    }

    @Probe(
            id = "window.shrunk.rest-repeated",
            rules = {"RFC9293-SHLD-16", "RFC9293-MAY-7"},
            state = ESTABLISHED,
            tags = "slow",
            claim = "What lies inside the smaller window is repeated; what lies beyond may be, but nothing new is sent")
    void restRepeated(Lab lab) {
        Connection c = lab.bulk(syn().mss(SIZE), SIZE, 4);
        long sent = c.value(SND_NXT);

        c.send(ack().ack(SND_UNA.plus(SIZE)).window(2 * SIZE));
        c.expectRepeated(FIRST, "it is unacknowledged and inside the window");
        c.send(ack().ack(SND_UNA.plus(SIZE)).window(SIZE));
        c.expectRepeated(FIRST, "so is the next");
        c.expectAnyBurst(Range.atMost(2 * SIZE), "what was sent before may go beyond the new edge");
        c.judge("old data is repeated, if anything", "nothing new", c.value(SND_NXT) == sent, "new data");
    }
}
