// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.icmp;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.expect.Symbol;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpVersion;

/** A hard error about the SYN of the target. */
final class RefusedOpening {

    @Probe(
            id = "icmp.while-opening.refused",
            rules = {"RFC9293-SHLD-26", "RFC1122-4.2.3.9-1"},
            claim = "An open ends when the host says that nobody is there to answer",
            state = SYN_SENT)
    void refused(Lab lab) {
        refusedBy(lab, IcmpError.PORT_UNREACHABLE);
    }

    @Probe(
            id = "icmp.while-opening.refused-as-protocol",
            rules = {"RFC9293-SHLD-26", "RFC1122-4.2.3.9-1"},
            claim = "An open ends when the host says that it knows no TCP; ICMPv6 has no hard error for that",
            state = SYN_SENT,
            ip = IpVersion.V4)
    void refusedAsProtocol(Lab lab) {
        refusedBy(lab, IcmpError.PROTOCOL_UNREACHABLE);
    }

    private static void refusedBy(Lab lab, IcmpError error) {
        Connection c = lab.reach(SYN_SENT);

        c.send(icmp(error));
        c.expectError(
                List.of("ECONNREFUSED", "ENOPROTOOPT", "EPROTO"), "the user need not wait for what will not come");
        c.expectState(CLOSED, "a hard error ends the open");

        c.send(synAck());
        c.expect(rst().seq(Symbol.SEG_ACK), "there is no connection any more");
    }
}
