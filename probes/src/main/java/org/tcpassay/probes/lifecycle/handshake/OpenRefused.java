// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.icmp;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IcmpError;

/** An opener that hears that nobody listens. */
final class OpenRefused {

    @Probe(
            id = "lifecycle.open-refused.closed-at-once",
            rules = {"RFC9293-3.10.7.3-SYNSENT-RSTACK", "RFC9293-SHLD-26", "DOC-046"},
            state = SYN_SENT,
            claim = "SYN-SENT ends at once, in CLOSED, when a reset answers the SYN, or an ICMP error about the port",
            tags = {"handshake", "reset"})
    void closedAtOnce(Lab lab) {
        Connection reset = lab.reach(SYN_SENT);
        reset.send(rstAck());
        reset.expectError("ECONNREFUSED", "the other host has answered, and nobody listens there");
        reset.expectState(CLOSED, "there is nothing to wait for");

        Connection unreachable = lab.reach(SYN_SENT);
        unreachable.send(icmp(IcmpError.PORT_UNREACHABLE));
        unreachable.expectError("ECONNREFUSED", "so says ICMP about the port");
        unreachable.expectState(CLOSED, "there is nothing to wait for");
    }
}
