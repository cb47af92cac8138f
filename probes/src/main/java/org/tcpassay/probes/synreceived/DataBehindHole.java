// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The first segment that acknowledges the target's SYN lies behind one that got lost. */
final class DataBehindHole {

    @Probe(
            id = "syn-received.data-behind-hole.established",
            rules = {"RFC9293-3.10.7.4-ACK-SR-RETRY", "RFC9293-3.10.7.4-ACK-SR-DATA"},
            claim = "Acceptable data completes the handshake even where it is out of order")
    void established(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(data("world").seq(RCV_NXT.plus(5)));
        c.expect(ack(), "the hole before it is pointed out");
        c.expectState(ESTABLISHED, "the place of the text has no bearing on the ACK");

        c.send(data("hello"));
        c.expect(ack(), "the hole is filled");
        c.accept();
        c.expectReceived("helloworld", "both are delivered in order");
    }
}
