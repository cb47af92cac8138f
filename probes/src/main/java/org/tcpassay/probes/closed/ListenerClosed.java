// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A SYN for a port whose listener was closed. */
final class ListenerClosed {

    @Probe(
            id = "closed.listener-closed.reset",
            rules = {"RFC9293-3.10.4-CLOSE-LISTEN", "RFC9293-3.10.7.1-CLOSED-SYN"},
            claim = "Closing a listener ends LISTEN: later SYNs are refused")
    void reset(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.dial(listener);
        listener.close();

        c.send(syn());
        c.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "the port is closed again");
    }
}
