// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data on the segments of a handshake, without Fast Open. */
final class DataInHandshake {

    @Probe(
            id = "lifecycle.data-in-handshake.on-syn-refused",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYNDATA", "RFC9293-3.10.7.4-ACK-SR-DATA", "DOC-062"},
            state = LISTEN,
            claim = "An ordinary listener of Linux leaves data on a SYN to be sent again, and takes data of the third"
                    + " segment",
            tags = {"handshake", "data"},
            settings = "net.ipv4.tcp_fastopen=1")
    void onSynRefused(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().payload("early"));
        c.expect(synAck().ack(IRS.plus(1)), "the SYN alone is acknowledged, not the data that came with it");

        c.send(data("early").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "on the third segment it is taken");
        c.accept();
        c.expectReceived("early", "and delivered, now that the connection stands");
        c.expectNothingReceived("once");
    }

    @Probe(
            id = "lifecycle.data-in-handshake.on-syn-ack-refused",
            rules = {"RFC9293-3.10.7.3-SYNSENT-SYNACKDATA", "DOC-062"},
            state = SYN_SENT,
            claim = "An ordinary opener of Linux leaves data on SYN,ACK to be sent again",
            tags = {"handshake", "data"},
            settings = "net.ipv4.tcp_fastopen=1")
    void onSynAckRefused(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().payload("early"));
        c.expect(ack().ack(IRS.plus(1)), "the SYN alone is acknowledged, not the data that came with it");
        c.expectNothingReceived("so the user has nothing to read");

        c.send(data("early").seq(IRS.plus(1)));
        c.expect(ack().ack(IRS.plus(6)), "after the handshake it is taken");
        c.expectReceived("early", "and delivered");
    }
}
