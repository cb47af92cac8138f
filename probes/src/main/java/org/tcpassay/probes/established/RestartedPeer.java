// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A peer that crashed and came back opens again from the same port. */
final class RestartedPeer {

    @Probe(
            id = "established.syn-of-restarted-peer.recovers",
            rules = {"RFC5961-4.2-3", "RFC9293-3.5.1-HALFOPEN-1"},
            claim = "The old connection answers the new SYN, dies of the reset this draws, and the next SYN is welcome")
    void recovers(Lab lab) {
        Listener listener = lab.listen();
        Connection old = lab.connect(listener, syn().mss(1460));

        old.send(syn().seq(RCV_NXT.plus(1_000_000)));
        old.expect(ack(), "the target still knows a connection and says what it expects");
        old.send(rst());
        old.expectState(CLOSED, "the restarted peer knows no connection: its reset at SEG.ACK ends the old one");

        Connection fresh = lab.dial(listener, old.testerPort());
        fresh.send(syn().mss(1460));
        fresh.expect(synAck(), "nothing is in the way of a new connection");
        fresh.send(ack());
        fresh.accept();
        fresh.expectState(ESTABLISHED, "the new connection stands");
    }
}
