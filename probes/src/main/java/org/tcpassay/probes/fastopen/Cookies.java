// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.fastopen;

import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.TcpOption;

/** Where cookies of a listener come from. */
final class Cookies {

    /** Lets a kernel's users ask for Fast Open, on either side. */
    static final String BOTH_SIDES = "net.ipv4.tcp_fastopen=3";

    private static final int QUEUE = 16; // pending requests that a listener allows

    private Cookies() {}

    static Listener listener(Lab lab) {
        lab.needs(Given.RFC7413);
        return lab.listen().set(UserOption.FAST_OPEN, QUEUE);
    }

    static SegmentSpec request() {
        return syn().mss(1460).fastOpen(Bytes.EMPTY);
    }

    static Bytes of(Seen answer) {
        return answer.option(TcpOption.FastOpen.class)
                .map(TcpOption.FastOpen::cookie)
                .orElse(Bytes.EMPTY);
    }

    /** A cookie of this listener for the tester. */
    static Bytes from(Lab lab, Listener listener) {
        return lab.preamble("a cookie was given", () -> {
            Connection c = lab.dial(listener);
            c.send(request());
            Bytes cookie = of(c.expect(synAck(), "a listener answers a SYN"));
            c.judge("a listener with Fast Open gives cookies", "a cookie", !cookie.isEmpty(), "none");
            c.send(rst());
            return cookie;
        });
    }
}
