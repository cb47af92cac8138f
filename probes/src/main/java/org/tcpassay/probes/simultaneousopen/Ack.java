// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** A bare ACK of the target's SYN, as another stack may send instead of a SYN,ACK. */
final class Ack {

    @Probe(
            id = "simultaneous-open.ack.established",
            rules = {"RFC9293-MUST-10", "RFC9293-3.10.7.4-ACK-SR-OK"},
            state = SYN_RECEIVED,
            claim = "A bare ACK of the target's SYN completes a simultaneous open")
    void established(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "both SYNs are acknowledged");
        c.expectNoError("the user's open succeeded");

        c.user().send("to the tester");
        c.expect(data("to the tester"), "data flows one way");
        c.send(data("to the target"));
        c.expect(ack(), "and the other");
        c.expectReceived("to the target", "where it is delivered");
    }
}
