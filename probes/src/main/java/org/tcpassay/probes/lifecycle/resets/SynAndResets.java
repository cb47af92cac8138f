// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.resets;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST that is sent, and three that come. */
final class SynAndResets {

    @Probe(
            id = "lifecycle.syn-to-closed-port.refused",
            rules = {"RFC9293-3.10.7.1-CLOSED-SYN", "DOC-141"},
            state = CLOSED,
            claim = "A SYN for a port where nobody listens is refused by a RST that acknowledges it",
            tags = "reset")
    void refused(Lab lab) {
        Connection c = lab.stranger();
        c.send(syn().mss(1460));
        c.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "there is nobody to talk to; the number is that of the SYN");
    }

    @Probe(
            id = "lifecycle.rst-of-peer.only-exact",
            rules = {"RFC5961-3.2-1", "RFC5961-3.2-2", "RFC5961-3.2-3", "DOC-054"},
            state = ESTABLISHED,
            claim =
                    "A RST ends a connection if it has exactly the next number: elsewhere in the window it draws a challenge"
                            + " acknowledgment, and outside it nothing",
            tags = "reset")
    void onlyExact(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().seq(RCV_NXT.plus(RCV_WND).plus(1_000)));
        c.expectSilence("outside the window it is nobody's");
        c.send(rst().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "somebody guesses: a peer who means it would know the number from this answer");
        c.expectState(ESTABLISHED, "so far the connection stands");

        c.send(rst().seq(RCV_NXT));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "this one counts");
        c.expectError("ECONNRESET", "and the user is told");
    }
}
