// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** The user of the target opens with Fast Open. */
final class Opener {

    @Probe(
            id = "fast-open.first-open.cookie-requested",
            rules = "RFC7413-4.2.1-2",
            state = CLOSED,
            settings = Cookies.BOTH_SIDES,
            claim = "An opener without a cookie asks for one and sends no data on its SYN")
    void requested(Lab lab) {
        lab.needs(Given.RFC7413);
        Connection c = lab.open(UserOption.FAST_OPEN_CONNECT, 1);

        c.expect(syn().fastOpen(Bytes.EMPTY), "an empty option is the request");
    }

    @Probe(
            id = "fast-open.known-cookie.data-on-syn",
            rules = "RFC7413-4.2.2-8",
            state = CLOSED,
            settings = Cookies.BOTH_SIDES,
            claim = "An opener that has a cookie shows it, and its data goes on the SYN")
    void dataOnSyn(Lab lab) {
        CookieOfTester.give(lab);
        Connection c = CookieOfTester.openWith(lab, "hello");

        c.expect(CookieOfTester.synWith("hello"), "the round trip is saved");
        c.send(synAck().mss(1460).accepted());
        c.expect(ack(), "SYN and data are acknowledged: nothing comes again");
    }
}
