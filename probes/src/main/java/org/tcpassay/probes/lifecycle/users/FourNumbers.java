// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Connections that differ in one of the four numbers that name them. */
final class FourNumbers {

    @Probe(
            id = "lifecycle.four-numbers.each-tells-apart",
            rules = {"RFC9293-3.10.7.4-RST-ES-EXACT", "RFC9293-3.10.7.4-TEXT-ES", "DOC-057", "DOC-058"},
            state = ESTABLISHED,
            claim =
                    "A port and an address at both ends name a connection: two that differ in one of them do not meet, so"
                            + " that one listening port is not out of connections when all ports of a peer are taken",
            tags = {"handshake", "reset"})
    void eachTellsApart(Lab lab) {
        lab.needsUser(); // who gets the text; and where there is none nobody may answer to a foreign network
        Listener listener = lab.listen();
        Connection doomed = lab.connect(listener, syn().mss(1460));
        Connection otherPort = lab.connect(listener, syn().mss(1460));
        Connection otherAddress = lab.dialFromElsewhere(listener, doomed.testerPort());
        otherAddress.send(syn().mss(1460));
        otherAddress.expect(synAck(), "the same port of another address is as good as a new one");
        otherAddress.send(ack());
        otherAddress.expectState(
                ESTABLISHED, "the handshake ends before accept(): a limit of files does not hinder it");
        otherAddress.accept();

        doomed.send(rst());
        doomed.expectState(CLOSED, "a reset ends the connection that its four numbers name");
        otherPort.send(data("port"));
        otherPort.expect(ack(), "another source port is another connection");
        otherPort.expectReceived("port", "which lives");
        otherAddress.send(data("address"));
        otherAddress.expect(ack(), "and so is another source address");
        otherAddress.expectReceived("address", "which lives");
    }
}
