// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** The socket that listens, and one that it has accepted. */
final class TwoSockets {

    @Probe(
            id = "lifecycle.two-sockets.independent",
            rules = {
                "RFC9293-3.10.7.2-LISTEN-SYN",
                "RFC9293-3.10.4-CLOSE-LISTEN",
                "RFC9293-3.10.7.1-CLOSED-SYN",
                "DOC-131"
            },
            state = ESTABLISHED,
            claim = "A listening socket and one that it has accepted are two: the end of either leaves the other alone",
            tags = "handshake")
    void independent(Lab lab) {
        Listener listener = lab.listen();
        Connection first = lab.connect(listener, syn().mss(1460));
        first.user().close();
        first.expect(fin(), "the accepted socket is closed");

        Connection second = lab.dial(listener);
        second.send(syn());
        second.expect(synAck(), "the listening one is not: the next SYN is served");
        second.send(ack());
        second.accept();
        listener.close();

        Connection third = lab.dial(listener);
        third.send(syn());
        third.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "now the listening one is closed");
        second.send(data("still here?"));
        second.expect(ack(), "the accepted one is not");
        second.expectReceived("still here?", "and is read from as before");
    }
}
