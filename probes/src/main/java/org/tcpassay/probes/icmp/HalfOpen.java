// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.portUnreachable;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Symbol;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An error about the SYN,ACK of the target. */
final class HalfOpen {

    @Probe(
            id = "icmp.while-opening.half-open-dropped",
            rules = "RFC9293-SHLD-26",
            claim = "A connection that a listener has half open ends by a hard error about its SYN,ACK",
            state = SYN_RECEIVED)
    void halfOpenDropped(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(portUnreachable());
        c.expectState(CLOSED, "a hard error ends the connection");

        c.send(ack());
        c.expect(rst().seq(Symbol.SEG_ACK), "there is no connection any more");
        c.expectNotAccepted("the handshake was never completed");
    }

    @Probe(
            id = "icmp.while-opening.half-open-kept",
            rules = "RFC9293-MUST-56",
            claim = "A connection that a listener has half open outlives an error that may pass",
            state = SYN_RECEIVED)
    void halfOpenKept(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(hostUnreachable());
        c.expectState(SYN_RECEIVED, "a soft error ends nothing");

        c.send(ack());
        c.accept();
        c.user().send("text");
        c.expect(data("text"), "the handshake comes to its end");
    }
}
