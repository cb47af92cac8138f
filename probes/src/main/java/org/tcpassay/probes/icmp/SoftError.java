// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.icmp;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** An error that says only that a segment did not arrive. */
final class SoftError {

    private static final List<String> ERRORS =
            List.of("EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN", "ENOPROTOOPT", "EOPNOTSUPP", "ENOTSUP");

    @Probe(
            id = "icmp.soft-error.text-repeated",
            claim = "A connection outlives an error that may pass, and repeats the text that did not arrive",
            state = ESTABLISHED)
    void textRepeated(Lab lab, Soft error) {
        Connection c = lab.connect();
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(error.message()));
        c.expectRepeated(data("text").seq(SND_UNA), "a soft error ends nothing: the text is sent again");

        c.send(ack());
        c.user().send("more");
        c.expect(data("more"), "the connection is whole");
    }

    @Probe(
            id = "icmp.soft-error.user-told",
            rules = {"RFC9293-SHLD-25", "RFC9293-MUST-47"},
            claim = "A user who asks for it learns of a soft error, and can go on sending",
            rows = {"NETWORK_UNREACHABLE", "HOST_UNREACHABLE", "SOURCE_ROUTE_FAILED"},
            state = ESTABLISHED)
    void userTold(Lab lab, Soft error) {
        Connection c = lab.connect();
        c.user().set(UserOption.SOFT_ERRORS, 1);
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(error.message()));
        c.expectError(ERRORS, "there is a way to learn of a soft error");

        c.send(ack());
        c.user().send("more");
        c.expect(data("more"), "the error was told, the connection goes on");
        c.expectNoError("it was told once");
    }

    @Probe(
            id = "icmp.soft-error.eight-bytes-suffice",
            rules = "RFC9293-MUST-54",
            claim = "An error that quotes eight bytes of a segment, as RFC 792 has it, finds its connection",
            state = ESTABLISHED)
    void eightBytesSuffice(Lab lab) {
        Connection c = lab.connect();
        c.user().set(UserOption.SOFT_ERRORS, 1);
        c.user().send("text");
        c.expect(data("text"), "the window is open");

        c.send(icmp(Soft.HOST_UNREACHABLE.message()).quotingOnly(8));
        c.expectError(ERRORS, "eight bytes hold both ports and the sequence number");
    }
}
