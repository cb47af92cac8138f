// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** Data that nobody reads, up to the right edge and over it. */
final class FillingWindow {

    private static final int BEYOND = 100; // octets

    @Probe(
            id = "window.data-unread.right-edge-stays",
            rules = {"RFC9293-3.10.7.4-TEXT-ES-EDGE", "RFC9293-SHLD-14"},
            state = ESTABLISHED,
            claim = "While the user does not read, the window shrinks from the left: its right edge stays")
    void rightEdgeStays(Lab lab) {
        Connection c = lab.smallWindow();

        for (int i = 0; i < 4; i++) {
            c.send(data(lab.payload(100)));
            Seen seen = c.expect(ack(), "data that fits the window is taken");
            c.judge(
                    "RCV.NXT + RCV.WND should not be reduced",
                    "a window of at least " + c.value(RCV_WND),
                    seen.window() >= c.value(RCV_WND),
                    "a window of " + seen.window());
        }
    }

    @Probe(
            id = "window.data-and-fin-across-right-edge.consistent",
            rules = "RFC9293-3.10.7.4-STRADDLE-R",
            state = ESTABLISHED,
            claim = "Of data over the right edge all, none or the part inside is taken; its FIN only with all")
    void consistent(Lab lab) {
        Connection c = lab.smallWindow();
        int most = lab.roadMss() - BEYOND; // so that what is left of the window and more fits a packet
        do {
            c.send(data(lab.payload((int) Math.min(1_000, c.value(RCV_WND)))));
            if (c.value(RCV_WND) > most) { // for two in a row no acknowledgment is delayed (RFC 9293 SHLD-19)
                c.send(data(lab.payload((int) Math.min(1_000, c.value(RCV_WND)))));
            }
            c.await(ack(), "data that fits the window is taken");
        } while (c.value(RCV_WND) > most);

        c.send(fin().payload(lab.payload((int) c.value(RCV_WND) + BEYOND)).refused());
        Seen answer = c.expect(
                        anyOf(ack().ack(RCV_NXT), ack().ack(RCV_NXT.plus(RCV_WND)), ack().ack(RCV_NXT.plus(SEG_LEN))),
                        "octets beyond the right edge are trimmed off, the FIN with them; trimming is a suggestion")
                .orElseThrow();
        boolean all = answer.segment().ack().toLong() == (c.value(RCV_NXT.plus(SEG_LEN)) & 0xffff_ffffL);
        c.expectState(all ? CLOSE_WAIT : ESTABLISHED, "the FIN counts only when every octet before it is taken");
    }
}
