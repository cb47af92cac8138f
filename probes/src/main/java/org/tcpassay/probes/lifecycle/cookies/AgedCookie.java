// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The right acknowledgment of a cookie (tcp_syncookies=2), minutes late. */
final class AgedCookie {

    @Probe(
            id = "lifecycle.aged-cookie.reset",
            rules = {"RFC4987-3.6-2", "RFC4987-3.6-5", "DOC-092", "DOC-093"},
            state = LISTEN,
            claim = "A cookie is never repeated, and worth nothing after two minutes",
            tags = {"slow", "syn-cookies"},
            settings = "net.ipv4.tcp_syncookies=2")
    void reset(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460));
        c.expect(synAck(), "the number of the SYN,ACK is a cookie");

        Duration life = lab.time("syn-cookie-ms");
        c.expectSilence(life.plus(life.dividedBy(20)), "it is sent once: there is no record, and no timer");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "who collects cookies must not be able to spend them for ever");
        c.expectNotAccepted("no connection came of it");
    }
}
