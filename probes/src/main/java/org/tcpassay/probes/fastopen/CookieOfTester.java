// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;

/** The cookie that the tester gives an opener, and who knows it. */
final class CookieOfTester {

    private static final Bytes VALUE = Bytes.of(0xc0, 0x0c, 0x1e, 0, 0, 0, 0, 1);

    private CookieOfTester() {}

    /** Makes the target know a cookie of the tester. */
    static void give(Lab lab) {
        lab.needs(Given.RFC7413);
        lab.preamble("a cookie is known", () -> {
            Connection c = lab.open(UserOption.FAST_OPEN_CONNECT, 1);
            c.expect(syn().fastOpen(Bytes.EMPTY), "an opener without a cookie asks for one");
            c.send(synAck().mss(1460).fastOpen(VALUE));
            c.expect(ack().seq(ISS.plus(1)), "the handshake is ordinary");
            c.send(rst());
            return c;
        });
    }

    /** An opener that knows a cookie and has something to say. */
    static Connection openWith(Lab lab, String text) {
        Connection c = lab.open(UserOption.FAST_OPEN_CONNECT, 1);
        c.user().send(text);
        return c;
    }

    /** The SYN of an opener that knows a cookie. */
    static SegmentSpec synWith(String text) {
        return syn().payload(text).fastOpen(VALUE);
    }
}
