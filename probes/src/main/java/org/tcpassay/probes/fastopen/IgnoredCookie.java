// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** A SYN with data and an option that does not count, whatever the cookie. */
final class IgnoredCookie {

    enum Length {
        THREE(1),
        FOUR(2),
        FIVE(3),
        SEVEN(5),
        TWENTY(18);

        private final int cookie;

        Length(int cookie) {
            this.cookie = cookie;
        }
    }

    @Probe(
            id = "fast-open.cookie-for-ordinary-listener.ignored",
            rules = {"RFC7413-4.2-1", "RFC7413-2-1"},
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "Where the user has not asked for Fast Open even a good cookie makes no difference")
    void disabled(Lab lab) {
        Bytes cookie = Cookies.from(lab, Cookies.listener(lab));
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460).fastOpen(cookie).payload("hello"));
        c.expect(synAck().ack(IRS.plus(1)).without(TcpOption.FastOpen.class), "the SYN alone is acknowledged");
    }

    @Probe(
            id = "fast-open.cookie-of-invalid-length.ignored",
            rules = "RFC7413-4.1.1-1",
            state = LISTEN,
            settings = Cookies.BOTH_SIDES,
            claim = "An option of a length that no cookie has is ignored")
    void invalid(Lab lab, Length row) {
        lab.needs(Given.RFC7413);
        Connection c = lab.dial(Cookies.listener(lab));

        c.send(syn().mss(1460)
                .option(new TcpOption.Unknown(34, Bytes.zeros(row.cookie)))
                .payload("hello"));
        c.expect(
                synAck().ack(IRS.plus(1)).without(TcpOption.FastOpen.class),
                "the SYN is answered as one without the option");
    }
}
