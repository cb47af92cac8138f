// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN for a port that is not open, from a port that has a connection to one that is. */
final class SynToClosedPort {

    @Probe(
            id = "connections.syn-to-closed-port.other-unharmed",
            rules = {"RFC9293-3.10.7.1-CLOSED-SYN", "RFC9293-3.5.2-RSTFORM-NOACK"},
            state = CLOSED,
            claim = "A SYN for a closed port is refused, and no connection to an open one notices")
    void otherUnharmed(Lab lab) {
        Listener closing = lab.listen();
        Connection other = lab.reach(ESTABLISHED);
        Connection c = lab.dial(closing, other.testerPort());
        closing.close();

        c.send(syn());
        c.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "nothing is open at this port");

        other.send(data("still here?"));
        other.expect(ack(), "a connection is named by both ports");
        other.expectReceived("still here?", "and delivers");
    }
}
