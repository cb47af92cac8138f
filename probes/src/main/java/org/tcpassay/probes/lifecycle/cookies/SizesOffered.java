// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.cookies;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** Two SYNs that offer different sizes of segments, and are both answered by cookies (tcp_syncookies=2). */
final class SizesOffered {

    private static final int ONE = 1_250; // bytes
    private static final int OTHER = 1_290;
    private static final int MUCH = 4_000;

    @Probe(
            id = "lifecycle.sizes-offered-to-cookies.out-of-a-table",
            rules = {"RFC4987-3.6-3", "DOC-091"},
            state = LISTEN,
            claim = "A cookie has room for the number of a size in a small table: what was offered is rounded"
                    + " down, and two sizes become the same",
            tags = {"syn-cookies", "mss"},
            settings = "net.ipv4.tcp_syncookies=2")
    void outOfATable(Lab lab) {
        Listener listener = lab.listen();
        Connection one = lab.connect(listener, syn().mss(ONE));
        one.user().send(lab.payload(MUCH));
        Seen first = one.expect(ack().anyPayload(new Range(1, ONE)), "no more than was offered");

        Connection other = lab.connect(listener, syn().mss(OTHER));
        other.user().send(lab.payload(MUCH));
        other.expect(
                ack().anyPayload(Range.exactly(first.payload().length())),
                "that more was offered here the cookie could not tell");
    }
}
