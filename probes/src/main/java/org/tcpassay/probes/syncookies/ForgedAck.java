// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Symbol;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An ACK, under overload, that answers no SYN,ACK of its connection. */
final class ForgedAck {

    @Probe(
            id = "syn-cookies.forged-ack.reset",
            rules = {"RFC4987-3.6-2", "RFC9293-3.10.7.2-LISTEN-ACK"},
            state = LISTEN,
            claim = "Under overload an ACK that no SYN,ACK provoked draws a reset and makes nothing")
    void reset(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "a number that was guessed is no cookie");
        c.expectState(CLOSED, "no connection came of it");
        c.expectNotAccepted("and nobody is told of one");
    }

    @Probe(
            id = "syn-cookies.ack-of-others-cookie.reset",
            rules = {"RFC4987-3.6-2", "RFC9293-3.10.7.2-LISTEN-ACK"},
            state = LISTEN,
            claim = "A cookie is bound to the ends and to the number of its SYN")
    void othersCookie(Lab lab) {
        var listener = Overload.of(lab);
        Connection c = lab.dial(listener);
        c.send(syn().mss(1460));
        c.expect(synAck(), "a cookie takes the place of a record");
        long cookie = c.value(SND_NXT);
        long number = c.value(Symbol.RCV_NXT);

        Connection thief = lab.dial(listener);
        thief.send(ack().seq(number).ack(cookie));
        thief.expect(rst().seq(SEG_ACK), "from another port it is worth nothing");
        c.send(ack().seq(number + 1_000_000));
        c.expect(rst().seq(SEG_ACK), "nor beside another number of the SYN");
        c.expectNotAccepted("neither made a connection");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the right ACK does");
    }
}
