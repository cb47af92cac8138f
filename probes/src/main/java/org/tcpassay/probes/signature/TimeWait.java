// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** What comes late, signed or not, for a connection in TIME-WAIT that has a key. */
final class TimeWait {

    @Probe(
            id = "signature.fin-again-in-time-wait.signed-acknowledgment",
            rules = "RFC2385-2-1",
            state = TIME_WAIT,
            claim = "What little is left of a connection in TIME-WAIT still has the key")
    void signed(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(TIME_WAIT);

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "the peer would ignore an acknowledgment without a signature");
    }

    @Probe(
            id = "signature.unsigned-fin-in-time-wait.no-response",
            rules = {"RFC2385-2-5", "RFC2385-2-6"},
            state = TIME_WAIT,
            claim = "In TIME-WAIT too a segment without a signature draws no acknowledgment")
    void unsigned(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(TIME_WAIT);

        c.send(fin().seq(RCV_NXT.minus(1)).unsigned());
        c.expectSilence("a response would tell a stranger of the connection");
    }

    @Probe(
            id = "signature.unsigned-syn-in-time-wait.ignored",
            rules = {"RFC2385-2-5", "RFC2385-2-6"},
            state = TIME_WAIT,
            claim = "A SYN without a signature neither reopens a connection in TIME-WAIT nor ends it")
    void reopening(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(TIME_WAIT);

        c.send(syn().seq(RCV_NXT.plus(100_000)).mss(1460).unsigned());
        c.expectSilence("whoever sent it does not have the key");
        c.expectState(TIME_WAIT, "the segment is dropped before anything else is looked at");
    }
}
