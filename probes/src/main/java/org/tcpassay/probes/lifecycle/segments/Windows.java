// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** Windows that are offered, by either side. */
final class Windows {

    private static final int SMALL = 1_000;

    @Probe(
            id = "lifecycle.windows.told-in-handshake",
            rules = {"RFC9293-3.8.6-WNDFIT", "RFC1122-4.2.2.20-C", "DOC-155"},
            state = SYN_SENT,
            claim = "A handshake tells the windows too: both SYNs offer one, and the first data keeps to the other's",
            tags = {"handshake", "data"})
    void toldInHandshake(Lab lab) {
        Connection passive = lab.reach(LISTEN);
        passive.send(syn());
        passive.expect(synAck().window(Range.atLeast(1)), "a listener says how much room it has");

        Connection c = lab.open();
        c.expect(syn().window(Range.atLeast(1)), "and so does an opener");
        c.send(synAck().mss(536).window(SMALL));
        c.expect(ack(), "both sides know both numbers now");
        c.user().send(lab.payload(4 * SMALL));
        c.expectBurst(Range.atMost(SMALL), "no more than fits the window that SYN,ACK has offered");
    }

    @Probe(
            id = "lifecycle.windows.of-receiver-alone",
            rules = {"RFC9293-SHLD-14", "RFC9293-3.8.6.1-ZWPACK", "DOC-003"},
            state = ESTABLISHED,
            claim =
                    "A receive window tells how much room the receiver has and nothing of the network: it falls to 0 while"
                            + " nobody reads, its right edge never moves back, and reading opens it",
            tags = "data")
    void ofReceiverAlone(Lab lab) {
        Connection filling = lab.smallWindow();
        filling.send(data(lab.payload(300)));
        Seen one = filling.expect(ack(), "data that fits the window is taken");
        edgeStays(filling, one);
        filling.send(data(lab.payload(300)));
        Seen two = filling.expect(ack(), "and more of it");
        edgeStays(filling, two);

        Connection c = lab.closedWindow();
        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack().window(0), "nobody has read, and there is no room left");
        c.user().receiveAll(c.value(RCV_NXT.minus(IRS)) - 1);
        c.takeIn();
        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack().window(Range.atLeast(1)), "somebody has read it all, and there is room again");
    }

    private static void edgeStays(Connection c, Seen seen) {
        c.judge(
                "what was offered once is not taken back",
                "a window of at least " + c.value(RCV_WND),
                seen.window() >= c.value(RCV_WND),
                "a window of " + seen.window());
    }
}
