// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.Given.RFC1337;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST exactly at RCV.NXT. */
final class ExactReset {

    @Probe(
            id = "time-wait.exact-reset.closed",
            rules = {"RFC9293-3.10.7.4-RST-TW-EXACT", "RFC1337-3-F1"},
            claim = "A reset at RCV.NXT ends TIME-WAIT; a target that claims RFC 1337 ignores it")
    void closed(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(
                lab.given(RFC1337, ack(), rst().seq(SEG_ACK)),
                "with TIME-WAIT the knowledge of the FIN is gone, unless resets are ignored as RFC 1337 proposes");
    }

    @Probe(
            id = "time-wait.exact-reset.ignored-on-demand",
            rules = {"RFC1337-3-F1", "RFC1337-1-TWA"},
            settings = "net.ipv4.tcp_rfc1337=1",
            claim = "Where the fix of RFC 1337 is switched on, a reset cannot assassinate TIME-WAIT")
    void ignoredOnDemand(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(data("old").seq(RCV_NXT.minus(1_000)));
        c.expect(ack(), "an old duplicate is answered, which draws a reset from a peer that has forgotten");
        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(TIME_WAIT, "fix F1: resets are ignored in TIME-WAIT");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "the FIN is still known");
    }
}
