// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.icmp;
import static org.tcpassay.wire.IpVersion.V6;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IcmpError;

/** The errors of ICMPv6 that are soft, or that ICMP does not have. */
final class SoftErrorOfIpv6 {

    @Probe(
            id = "icmp.soft-error-of-ipv6.text-repeated",
            rules = "RFC9293-MUST-56-V6",
            claim = "A connection outlives every Parameter Problem, and repeats the text that did not arrive",
            rows = {"PROTOCOL_UNREACHABLE", "OPTION_UNKNOWN", "PARAMETER_PROBLEM"},
            ip = V6,
            state = ESTABLISHED)
    void textRepeated(Lab lab, IcmpError error) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(error));
        c.expectRepeated(data("text").seq(SND_UNA), "a soft error ends nothing: the text is sent again");

        c.send(ack());
        c.user().send("more");
        c.expect(data("more"), "the connection is whole");
    }
}
