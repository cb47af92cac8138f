// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** A SYN with data and a cookie that is none, or none any more. */
final class RefusedCookie {

    @Probe(
            id = "fast-open.wrong-cookie.data-refused",
            rules = "RFC7413-4.2.2-2",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "With a wrong cookie the SYN,ACK acknowledges the SYN alone, and the data may come again")
    void wrong(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        Connection c = lab.dial(listener);

        c.send(syn().mss(1460).fastOpen(Bytes.zeros(cookie.length())).payload("hello"));
        expectRefused(c);
    }

    @Probe(
            id = "fast-open.expired-cookie.data-refused",
            rules = "RFC7413-4.1.2-2",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "A cookie of an earlier secret of the listener is a wrong one")
    void expired(Lab lab) {
        Listener listener = Cookies.listener(lab).set(UserOption.FAST_OPEN_KEY, 1);
        Bytes cookie = Cookies.from(lab, listener);
        listener.set(UserOption.FAST_OPEN_KEY, 2);
        Connection c = lab.dial(listener);

        c.send(syn().mss(1460).fastOpen(cookie).payload("hello"));
        expectRefused(c);
    }

    @Probe(
            id = "fast-open.cookie-of-another-address.data-refused",
            rules = "RFC7413-4.1.2-1",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "A cookie that another address shows is a wrong one")
    void stolen(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        Connection c = lab.dialFromElsewhere(listener);

        c.send(syn().mss(1460).fastOpen(cookie).payload("hello"));
        c.expectNotAccepted("the cookie proves that its owner receives at the address that it came from");
    }

    private static void expectRefused(Connection c) {
        c.expect(synAck().ack(IRS.plus(1)), "nothing proves that the opener is where it says");
        c.expectNotAccepted("nor may its data reach a user");
        c.send(ack());
        c.accept();
        c.send(data("hello"));
        c.expect(ack(), "the handshake was an ordinary one");
        c.expectReceived("hello", "and the data came once");
    }
}
