// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.icmp;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IcmpError;

/** An error that says only that a segment did not arrive. */
final class SoftError {

    @Probe(
            id = "icmp.soft-error.text-repeated",
            rules = "RFC9293-MUST-56",
            claim = "A connection outlives an error that may pass, and repeats the text that did not arrive",
            rows = {"NETWORK_UNREACHABLE", "HOST_UNREACHABLE"},
            state = ESTABLISHED)
    void textRepeated(Lab lab, IcmpError error) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(error));
        c.expectRepeated(data("text").seq(SND_UNA), "a soft error ends nothing: the text is sent again");

        c.send(ack());
        c.user().send("more");
        c.expect(data("more").seq(SND_NXT), "the connection is whole");
    }
}
