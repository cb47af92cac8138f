// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** The tester's window was large once and is small now. */
final class WindowShrunk {

    private static final int LARGEST = 2_000;
    private static final int NOW = 200;

    @Probe(
            id = "acknowledgment.old-after-window-shrank.data-taken",
            rules = "RFC5961-5.2-4",
            state = ESTABLISHED,
            claim = "MAX.SND.WND is the largest window ever offered: a smaller one later makes no ACK too old")
    void dataTaken(Lab lab) {
        Connection c = lab.preamble("more than MAX.SND.WND octets acknowledged", () -> acknowledged(lab));

        c.send(data("delayed").ack(SND_UNA.minus(LARGEST - NOW)).window(NOW));
        c.expect(ack(), "SEG.ACK >= SND.UNA - MAX.SND.WND, though not by the window of today");
        c.expectReceived("delayed", "the data is delivered");
    }

    private static Connection acknowledged(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460).window(LARGEST));
        c.expect(synAck(), "a listener answers a SYN");
        c.send(ack().window(LARGEST));
        c.accept();
        for (int sent = 0; sent <= LARGEST; sent += 700) {
            Bytes text = lab.payload(700);
            c.user().send(text);
            c.expect(data(text), "the user's data is sent");
            c.send(ack().window(sent > LARGEST - 700 ? NOW : LARGEST));
        }
        return c;
    }
}
