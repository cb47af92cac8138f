// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The tester's SYN,ACK, which answers the target's SYN as the target's answers the tester's. */
final class SynAck {

    @Probe(
            id = "simultaneous-open.syn-ack.established",
            rules = {"RFC9293-3.10.7.4-SR-ACTIVE-SYNACK", "RFC9293-MUST-10"},
            state = SYN_RECEIVED,
            claim = "The crossing SYN,ACK acknowledges the target's SYN and completes a simultaneous open")
    void established(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(synAck().seq(IRS).accepted());
        c.expectEither(silence(), ack(), "its SYN is known already; to acknowledge it once more does no harm");
        c.expectState(ESTABLISHED, "figure 7: its ACK is what SYN-RECEIVED waits for");
        c.expectNoError("the user's open succeeded");

        c.user().send("to the tester");
        c.expect(data("to the tester"), "data flows one way");
        c.send(data("to the target"));
        c.expect(ack(), "and the other");
        c.expectReceived("to the target", "where it is delivered");
    }
}
