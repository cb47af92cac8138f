// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Under overload the ACK of a SYN,ACK never comes. */
final class LostAck {

    @Probe(
            id = "syn-cookies.lost-ack.silence",
            rules = "RFC4987-3.6-5",
            state = LISTEN,
            claim = "A SYN,ACK with a cookie is sent once: nothing is there that could send it again",
            tags = "slow")
    void silence(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));

        c.send(syn().mss(1460));
        c.expect(synAck(), "a cookie takes the place of a record");
        c.expectSilence(lab.time("rto-initial-ms").multipliedBy(4), "no record, no timer");
    }
}
