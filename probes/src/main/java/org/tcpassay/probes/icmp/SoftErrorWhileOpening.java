// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.hostUnreachable;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.util.List;
import org.tcpassay.expect.Symbol;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** A soft error about the SYN of the target. */
final class SoftErrorWhileOpening {

    @Probe(
            id = "icmp.while-opening.syn-repeated",
            rules = "RFC9293-MUST-56",
            claim = "An open outlives an error that may pass, and repeats its SYN",
            state = SYN_SENT)
    void synRepeated(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(hostUnreachable());
        c.expectRepeated(syn().seq(Symbol.ISS), "a soft error ends nothing: the SYN is sent again");

        c.send(synAck());
        c.expect(ack(), "the open comes to its end");
    }

    @Probe(
            id = "icmp.while-opening.user-learns",
            rules = {"RFC5461-4.1-1", "RFC9293-SHLD-25"},
            claim = "A user who opens and asks for it learns at once of a soft error, whether the open goes on or not",
            state = SYN_SENT)
    void userLearns(Lab lab) {
        Connection c = lab.preamble(SYN_SENT.text(), () -> {
            Connection opening = lab.open(UserOption.SOFT_ERRORS, 1);
            opening.expect(syn(), "an active open sends a SYN");
            return opening;
        });

        c.send(hostUnreachable());
        c.expectError(List.of("EHOSTUNREACH"), "whoever tries several addresses can go on to the next");
        c.expectState(List.of(SYN_SENT, CLOSED), "many stacks give up here, which RFC 5461 describes");
    }
}
