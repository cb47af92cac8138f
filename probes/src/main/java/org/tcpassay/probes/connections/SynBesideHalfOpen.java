// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN for a port with half-open connections. */
final class SynBesideHalfOpen {

    @Probe(
            id = "connections.syn-beside-half-open.answered",
            rules = "RFC9293-MUST-42",
            state = LISTEN,
            claim = "A port listens on while connections of it are in SYN-RECEIVED")
    void answered(Lab lab) {
        Listener listener = lab.listen();
        Connection halfOpen = lab.preamble("SYN-RECEIVED", () -> {
            Connection begun = lab.dial(listener);
            begun.send(syn());
            begun.expect(synAck(), "a listener answers a SYN");
            return begun;
        });
        Connection c = lab.dial(listener);

        c.send(syn());
        c.expect(synAck(), "the half-open connection is not in the way");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the new connection opens");
        halfOpen.expectState(SYN_RECEIVED, "and the half-open one still waits");
    }
}
