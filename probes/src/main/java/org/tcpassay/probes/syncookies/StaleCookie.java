// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syncookies;

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

/** The right ACK of a SYN,ACK with a cookie, minutes late. */
final class StaleCookie {

    @Probe(
            id = "syn-cookies.stale-cookie.reset",
            rules = "RFC4987-3.6-2",
            state = LISTEN,
            claim = "A cookie that has grown old is worth nothing",
            tags = "slow")
    void reset(Lab lab) {
        Connection c = lab.dial(Overload.of(lab));
        c.send(syn().mss(1460));
        c.expect(synAck(), "a cookie takes the place of a record");
        Duration life = lab.time("syn-cookie-ms");
        c.expectSilence(life.plus(life.dividedBy(20)), "no record, no timer");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "whoever collects cookies must not be able to spend them for ever");
        c.expectNotAccepted("no connection came of it");
    }
}
