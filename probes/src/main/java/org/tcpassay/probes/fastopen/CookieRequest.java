// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** A SYN with an empty Fast Open option. */
final class CookieRequest {

    @Probe(
            id = "fast-open.cookie-request.cookie-given",
            rules = "RFC7413-4.2.1-1",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "A listener with Fast Open answers a request with a cookie of 4 to 16 bytes, an even number")
    void given(Lab lab) {
        Connection c = lab.dial(Cookies.listener(lab));

        c.send(Cookies.request());
        int length = Cookies.of(c.expect(synAck(), "the SYN,ACK acknowledges the SYN, which carried nothing else"))
                .length();
        c.judge(
                "the opener shows the cookie next time",
                "a cookie of 4 to 16 bytes, an even number",
                length >= 4 && length <= 16 && length % 2 == 0,
                length + " bytes");
    }

    @Probe(
            id = "fast-open.cookie-request.same-for-one-address",
            rules = "RFC7413-4.1.2-1",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "One address gets one cookie, whatever its port")
    void same(Lab lab) {
        Listener listener = Cookies.listener(lab);
        Bytes cookie = Cookies.from(lab, listener);
        Connection c = lab.dial(listener);

        c.send(Cookies.request());
        c.expect(synAck().fastOpen(cookie), "the cookie is a function of the address and the listener's secret");
        c.send(rst());
    }

    @Probe(
            id = "fast-open.cookie-request.unanswered-unless-asked-for",
            rules = {"RFC7413-2-1", "RFC7413-4.2-1"},
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "A listener whose user has not asked for Fast Open gives no cookie")
    void unanswered(Lab lab) {
        lab.needs(Given.RFC7413);
        Connection c = lab.reach(LISTEN);

        c.send(Cookies.request());
        c.expect(
                synAck().without(TcpOption.FastOpen.class),
                "only a user who can bear to be told twice may take data from a SYN");
    }
}
