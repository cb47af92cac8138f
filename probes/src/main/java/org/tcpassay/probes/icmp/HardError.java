// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.portUnreachable;
import static org.tcpassay.script.Segments.protocolUnreachable;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.expect.IcmpSpec;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An error that says that nobody is there, about a connection on which somebody has answered already. */
final class HardError {

    @Probe(
            id = "icmp.hard-error.connection-kept",
            rules = "RFC5927-5.2-1",
            claim = "Port Unreachable about a synchronized connection may be forged: RFC 5927 has it end nothing",
            state = ESTABLISHED)
    void connectionKept(Lab lab) {
        keeps(lab, portUnreachable());
    }

    @Probe(
            id = "icmp.hard-error.protocol-believed-in",
            rules = "RFC5927-5.2-1",
            claim = "Protocol Unreachable about a synchronized connection may be forged: RFC 5927 has it end nothing",
            ip = V4,
            state = ESTABLISHED)
    void protocolBelievedIn(Lab lab) {
        keeps(lab, protocolUnreachable());
    }

    private static void keeps(Lab lab, IcmpSpec error) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(error);
        c.send(data("alive?"));
        c.expect(
                lab.given(Given.RFC5927, ack(), anyOf(ack(), rst().seq(SEG_ACK))),
                "who has answered before is there; only a stack without RFC 5927 aborts (RFC 9293 SHLD-26)");
    }
}
