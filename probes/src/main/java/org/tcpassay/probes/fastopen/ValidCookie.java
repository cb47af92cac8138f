// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** A SYN with data and the cookie that the target gave. */
final class ValidCookie {

    @Probe(
            id = "fast-open.valid-cookie.data-delivered",
            rules = "RFC7413-4.2.2-1",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "The SYN,ACK acknowledges the data of the SYN, which is delivered before the handshake is over")
    void delivered(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        Connection c = lab.dial(listener);

        c.send(syn().mss(1460).fastOpen(cookie).payload("hello").accepted());
        c.expect(synAck(), "SYN and data are acknowledged");
        c.accept();
        c.expectReceived("hello", "the user need not wait for the handshake");

        c.send(data("more"));
        c.expect(ack(), "the connection goes on behind the data of the SYN");
        c.expectReceived("more", "and nothing is delivered twice");
    }
}
