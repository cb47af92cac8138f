// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user opens another listener while connections exist. */
final class SecondListener {

    @Probe(
            id = "connections.second-listener.others-unharmed",
            rules = "RFC9293-MUST-41",
            state = ESTABLISHED,
            claim = "A new passive open disturbs no connection that exists")
    void othersUnharmed(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        Connection fresh = lab.dial(lab.listenElsewhere(), c.testerPort());
        fresh.send(syn());
        fresh.expect(synAck(), "the new listener answers a SYN, even one from a port that is in use elsewhere");

        c.send(data("still here?"));
        c.expect(ack(), "the old connection is told apart by the target's port");
        c.expectReceived("still here?", "and delivers");
    }
}
