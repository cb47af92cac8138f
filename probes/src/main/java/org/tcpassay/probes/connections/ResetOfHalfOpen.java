// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A reset for one of two half-open connections of a listener. */
final class ResetOfHalfOpen {

    @Probe(
            id = "connections.reset-of-half-open.other-unharmed",
            rules = {"RFC9293-3.5.1-OLDSYNACK", "RFC9293-MUST-11"},
            state = SYN_RECEIVED,
            claim = "A reset takes back one SYN-RECEIVED record and leaves the listener and its other records alone")
    void otherUnharmed(Lab lab) {
        Listener listener = lab.listen();
        Connection doomed = lab.dial(listener);
        Connection other = lab.dial(listener);
        doomed.send(syn());
        doomed.expect(synAck(), "a SYN is answered");
        other.send(syn());
        other.expect(synAck(), "a SYN is answered");

        doomed.send(rst());
        doomed.expectSilence("a reset is never answered");
        doomed.expectState(CLOSED, "its record is gone");
        other.expectState(SYN_RECEIVED, "the other's is not");
        other.send(ack());
        other.accept();
        other.expectState(ESTABLISHED, "it opens as if nothing had been");
        doomed.expectNotAccepted("of the one that was reset the user hears nothing");
    }
}
