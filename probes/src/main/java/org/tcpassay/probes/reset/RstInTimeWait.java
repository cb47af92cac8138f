// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.Given.RFC1337;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST at RCV.NXT for a connection in TIME-WAIT. */
final class RstInTimeWait {

    @Probe(
            id = "reset.rst-in-time-wait.ends-it-or-not",
            rules = {"RFC9293-3.10.7.4-RST-TW-EXACT", "RFC1337-3-F1"},
            state = TIME_WAIT,
            claim = "A RST ends TIME-WAIT by RFC 9293; a target that claims RFC 1337 ignores it")
    void endsItOrNot(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(
                lab.given(RFC1337, ack(), rst().seq(SEG_ACK)),
                "a repeated FIN is acknowledged where TIME-WAIT stands, and reset where it is gone");
    }

    @Probe(
            id = "reset.rst-in-time-wait.assassination-prevented",
            rules = "RFC1337-3-F1",
            state = TIME_WAIT,
            settings = "net.ipv4.tcp_rfc1337=1",
            claim = "With the fix of RFC 1337 switched on, a RST does not end TIME-WAIT")
    void assassinationPrevented(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(TIME_WAIT, "fix F1: TIME-WAIT ignores resets");

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "TIME-WAIT still acknowledges a repeated FIN");
    }
}
