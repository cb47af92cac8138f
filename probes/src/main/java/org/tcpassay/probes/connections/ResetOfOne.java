// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Two connections through one listener that differ in the tester's port only. */
final class ResetOfOne {

    @Probe(
            id = "connections.reset-of-one.other-unharmed",
            rules = "RFC9293-3.10.7.4-RST-ES-EXACT",
            state = ESTABLISHED,
            claim = "A reset ends the connection that its four numbers name and no other")
    void otherUnharmed(Lab lab) {
        Listener listener = lab.listen();
        Connection doomed = lab.connect(listener, syn().mss(1460));
        Connection other = lab.connect(listener, syn().mss(1460));

        doomed.send(rst());
        doomed.expectSilence("a reset is never answered");
        doomed.expectState(CLOSED, "a reset at RCV.NXT ends the connection");
        doomed.expectError("ECONNRESET", "the user is told that the connection was reset");

        other.send(data("still here?"));
        other.expect(ack(), "the other connection lives");
        other.expectReceived("still here?", "and delivers");
    }
}
