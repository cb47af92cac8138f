// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** The user closes a listener. */
final class ClosedListener {

    @Probe(
            id = "close.closed-listener.refuses",
            rules = {"RFC9293-3.10.4-CLOSE-LISTEN", "RFC9293-3.10.7.1-CLOSED-SYN"},
            state = LISTEN,
            claim = "Where nobody listens any more a SYN is refused, and what was established before lives on")
    void refuses(Lab lab) {
        Listener listener = lab.listen();
        Connection before = lab.connect(listener, syn().mss(1460));
        Connection late = lab.dial(listener);

        listener.close();
        late.send(syn().mss(1460));
        late.expect(rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN)), "the port is closed");

        before.send(data("still here?"));
        before.expect(ack(), "a connection does not need the listener it came from");
        before.expectReceived("still here?", "and delivers");
    }
}
