// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.expect.Moment;
import org.tcpassay.expect.Timing;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** The hole below reported data is filled; SACK was permitted. */
final class HoleFilled {

    @Probe(
            id = "sack.hole-filled.no-blocks",
            rules = {"RFC2018-3-2", "RFC5681-3.2-FILL"},
            state = ESTABLISHED,
            claim = "What fills a hole is acknowledged at once, and what ACK covers is not reported any longer")
    void noBlocks(Lab lab) {
        lab.needs(Given.RFC2018);
        Connection c = lab.connect(syn().mss(1460).sackPermitted());
        for (int hole = 0; hole < 2; hole++) { // the first may be filled just before a slow timer runs out
            c.send(data("behind").seq(RCV_NXT.plus(4)));
            c.expect(ack().sack(RCV_NXT.plus(4), RCV_NXT.plus(10)), "data above a hole is reported");
            Moment filled = c.send(data("hole"));
            c.expect(
                    ack().without(TcpOption.Sack.class).at(Timing.about(filled, Duration.ZERO)),
                    "all is acknowledged, nothing is left to report");
            c.expectReceived("holebehind", "all is delivered in order");
        }
    }

    @Probe(
            id = "sack.lower-of-two-holes-filled.other-reported",
            rules = {"RFC2018-4-2", "RFC5681-3.2-FILL"},
            state = ESTABLISHED,
            claim = "ACK moves to the next hole at once and the block above it is still reported")
    void otherReported(Lab lab) {
        Connection c = twoHoles(lab);
        Moment filled = c.send(data("a"));
        c.expect(
                ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(2)).at(Timing.about(filled, Duration.ZERO)),
                "the second hole is open, what lies above still waits");
        c.expectReceived("ab", "what is in order is delivered");
    }

    @Probe(
            id = "sack.upper-of-two-holes-filled.blocks-joined",
            rules = {"RFC2018-3-1", "RFC2018-4-2"},
            state = ESTABLISHED,
            claim = "Two blocks become one when the hole between them is filled")
    void blocksJoined(Lab lab) {
        Connection c = twoHoles(lab);

        c.send(data("c").seq(RCV_NXT.plus(2)));
        c.expect(ack().sack(RCV_NXT.plus(1), RCV_NXT.plus(4)), "one run of three bytes waits above the first hole");
    }

    /** The second and the fourth of four bytes have come. */
    private static Connection twoHoles(Lab lab) {
        lab.needs(Given.RFC2018);
        return lab.preamble("ESTABLISHED, two holes", () -> {
            Connection c = lab.connect(syn().mss(1460).sackPermitted());
            c.send(data("b").seq(RCV_NXT.plus(1)));
            c.expect(ack(), "data above a hole is acknowledged at once");
            c.send(data("d").seq(RCV_NXT.plus(3)));
            c.expect(ack(), "data above a hole is acknowledged at once");
            return c;
        });
    }
}
