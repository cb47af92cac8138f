// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The ACK of a SYN,ACK that the target has forgotten, under overload. */
final class LoneAck {

    @Probe(
            id = "syn-cookies.lone-ack.established",
            rules = "RFC4987-3.6-1",
            state = LISTEN,
            claim = "Under overload a SYN leaves no record; the ACK alone, with a right cookie, makes the connection")
    void established(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(syn().mss(1460));
        c.expect(synAck(), "a cookie takes the place of a record");
        c.expectState(CLOSED, "of which there is none");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "all that it needs is in the ACK");
        c.send(data("hello"));
        c.expect(ack(), "the connection is like any other");
        c.expectReceived("hello", "from its first octet on");
    }
}
