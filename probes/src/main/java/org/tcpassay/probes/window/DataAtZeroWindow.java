// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.window;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** Octets for a closed window, as a window probe sends them. */
final class DataAtZeroWindow {

    @Probe(
            id = "window.octet-at-zero-window.refused",
            rules = {"RFC9293-3.4-ACC-3", "RFC9293-3.8.6.1-ZWPACK"},
            state = ESTABLISHED,
            claim = "Each octet sent into a closed window is answered with RCV.NXT and window 0")
    void refused(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("!"));
        c.expect(ack().window(0), "with RCV.WND = 0 no segment with octets is acceptable");
        c.send(data("!"));
        c.expect(ack().window(0), "each probe must be answered");
        c.expectState(ESTABLISHED, "as long as they are, the connection lives");
    }

    @Probe(
            id = "window.octet-across-zero-window.refused",
            rules = "RFC9293-3.4-ACC-3",
            state = ESTABLISHED,
            claim = "A segment whose last octet is the first that a closed window lacks is not acceptable")
    void acrossRefused(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(data("ab").seq(RCV_NXT.minus(1)));
        c.expect(ack().window(0), "with RCV.WND = 0 no segment with octets is acceptable, not even its new part");
    }

    @Probe(
            id = "window.fin-at-zero-window.acknowledged",
            rules = {"RFC9293-3.4-ACC-3", "RFC9293-3.10.7.4-STRADDLE-R"},
            state = ESTABLISHED,
            claim = "A FIN into a closed window is acknowledged and taken, or neither")
    void finAcknowledged(Lab lab) {
        Connection c = lab.closedWindow();

        c.send(fin());
        Seen answer = c.expect(
                        anyOf(ack().ack(RCV_NXT), ack().ack(RCV_NXT.plus(1))),
                        "its number is not acceptable; a target that takes it all the same needs no buffer for it")
                .orElseThrow();
        boolean taken = answer.segment().ack().toLong() != c.value(RCV_NXT);
        c.expectState(taken ? CLOSE_WAIT : ESTABLISHED, "what is acknowledged counts, what is not does not");
    }
}
