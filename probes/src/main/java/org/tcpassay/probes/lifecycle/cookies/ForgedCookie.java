// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acknowledgment beside the cookie that a listener has sent (tcp_syncookies=2). */
final class ForgedCookie {

    private static final int FAR = 1_000; // the two lowest bits of a cookie say which MSS, and all four are right

    @Probe(
            id = "lifecycle.forged-cookie.reset",
            rules = {"RFC4987-3.6-2", "RFC9293-3.10.7.2-LISTEN-ACK", "DOC-092"},
            state = LISTEN,
            claim =
                    "An acknowledgment that does not bring the right cookie draws a RST, and the right one still counts",
            tags = "syn-cookies",
            settings = "net.ipv4.tcp_syncookies=2")
    void reset(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460));
        c.expect(synAck(), "the number of the SYN,ACK is a cookie");
        c.expectState(CLOSED, "and nothing is kept");

        c.send(ack().ack(SND_NXT.plus(FAR)));
        c.expect(rst().seq(SEG_ACK), "a number beside the cookie is none");
        c.send(ack().seq(RCV_NXT.plus(1 << 20)));
        c.expect(rst().seq(SEG_ACK), "it is bound to the number of the SYN");
        c.expectNotAccepted("neither made a connection");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the right acknowledgment does");
    }
}
