// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Data in order whose ACK lies about MAX.SND.WND below SND.UNA. */
final class AckFarBelow {

    private static final int MAX_SND_WND = 200;

    private static Connection moreThanWindowAcknowledged(Lab lab) {
        return lab.preamble("more than MAX.SND.WND octets acknowledged", () -> {
            Connection c = lab.dial(lab.listen());
            c.send(syn().mss(1460).window(MAX_SND_WND));
            c.expect(synAck(), "a listener answers a SYN");
            c.send(ack().window(MAX_SND_WND));
            c.accept();
            Bytes half = lab.payload(MAX_SND_WND / 2); // more at once may be cut (RFC 9293 §3.8.6.2.1)
            for (int halves = 0; halves < 3; halves++) {
                c.user().send(half);
                c.expect(data(half), "the user's data is sent");
                c.send(ack().window(MAX_SND_WND));
            }
            return c;
        });
    }

    @Probe(
            id = "acknowledgment.below-max-snd-wnd.dropped",
            rules = {"RFC5961-5.2-1", "RFC9293-MAY-12"},
            state = ESTABLISHED,
            claim = "Data whose ACK is older than any the window allows is taken for an injection")
    void dropped(Lab lab) {
        lab.needs(RFC5961);
        Connection c = moreThanWindowAcknowledged(lab);

        c.send(data("forged")
                .ack(SND_UNA.minus(MAX_SND_WND + 1))
                .window(MAX_SND_WND)
                .refused());
        c.expect(ack(), "SEG.ACK < SND.UNA - MAX.SND.WND: discard the segment and send an ACK back");
        c.expectNothingReceived("its data is not delivered");
    }

    @Probe(
            id = "acknowledgment.at-max-snd-wnd.data-taken",
            rules = "RFC5961-5.2-3",
            state = ESTABLISHED,
            claim = "Data whose ACK is just as old as the window allows is taken")
    void dataTaken(Lab lab) {
        Connection c = moreThanWindowAcknowledged(lab);

        c.send(data("delayed").ack(SND_UNA.minus(MAX_SND_WND)).window(MAX_SND_WND));
        c.expect(ack(), "SEG.ACK >= SND.UNA - MAX.SND.WND is acceptable");
        c.expectReceived("delayed", "the data is delivered");
    }
}
