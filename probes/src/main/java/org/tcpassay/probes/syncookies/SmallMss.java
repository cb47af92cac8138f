// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An MSS that is none of the few that a cookie can say, under overload. */
final class SmallMss {

    enum Offered {
        TEN_MORE_THAN_DEFAULT(546),
        ROUND(1_000),
        ONE_LESS_THAN_ETHERNET(1_459),
        LESS_THAN_DEFAULT(300);

        private final int size;

        Offered(int size) {
            this.size = size;
        }
    }

    @Probe(
            id = "syn-cookies.offered-mss.rounded-down",
            rules = {"RFC4987-3.6-3", "RFC9293-MUST-16"},
            state = LISTEN,
            claim = "A cookie may forget how large segments may be, but never makes them larger")
    void roundedDown(Lab lab, Offered row) {
        Connection c = lab.dial(Overload.of(lab));
        c.send(syn().mss(row.size));
        c.expect(synAck(), "a cookie takes the place of a record");
        c.send(ack());
        c.accept();

        c.user().send(lab.payload(3_000));
        c.expect(ack().anyPayload(new Range(1, row.size)), "no segment is larger than the MSS that was offered");
        c.expect(ack().anyPayload(new Range(1, row.size)), "nor is the next");
    }
}
