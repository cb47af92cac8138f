// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.connections;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** The user closes the listener through which a connection came. */
final class ListenerClosed {

    @Probe(
            id = "connections.listener-closed.established-unharmed",
            rules = "RFC9293-3.10.4-CLOSE-LISTEN",
            state = ESTABLISHED,
            claim = "Closing a listener ends LISTEN and none of the connections that came of it")
    void establishedUnharmed(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));
        Connection late = lab.dial(listener);
        listener.close();

        late.send(syn());
        late.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "the port listens no more");

        c.send(data("still here?"));
        c.expect(ack(), "the connection has a record of its own");
        c.expectReceived("still here?", "and delivers");
    }
}
