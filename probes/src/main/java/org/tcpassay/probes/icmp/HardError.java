// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.icmp;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IcmpError;

/** An error that says that nobody is there, about a connection on which somebody has answered already. */
final class HardError {

    @Probe(
            id = "icmp.hard-error.connection-kept",
            rules = "RFC5927-5.2-1",
            claim =
                    "A hard error about a synchronized connection may be forged: where RFC 5927 is followed it ends nothing",
            rows = {"PORT_UNREACHABLE", "PROTOCOL_UNREACHABLE"},
            state = ESTABLISHED)
    void connectionKept(Lab lab, IcmpError error) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(error));
        c.send(data("alive?"));
        c.expect(
                lab.given(Given.RFC5927, ack(), anyOf(ack(), rst().seq(SEG_ACK))),
                "who has answered before is there; only a stack without RFC 5927 aborts (RFC 9293 SHLD-26)");
    }
}
