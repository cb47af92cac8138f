// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.addresses;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_SENT;
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
import org.tcpassay.script.Seen;

/** A target with two addresses, and a user who means the second. */
final class SecondAddress {

    @Probe(
            id = "addresses.second-address.listens-there-only",
            rules = "RFC9293-MUST-43",
            claim = "A passive OPEN that names an address takes SYNs to that address and no other",
            state = LISTEN)
    void listensThereOnly(Lab lab) {
        Listener listener = lab.listenAt(lab.secondAddress());
        Connection astray = lab.dial(listener);
        Connection c = lab.dial(listener);

        astray.send(syn().to(lab.targetAddress()));
        astray.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "nobody listens at the first address");

        c.send(syn());
        c.expect(synAck(), "somebody listens at the second");
    }

    @Probe(
            id = "addresses.second-address.opens-from-there",
            rules = "RFC9293-MUST-43",
            claim = "The SYN of an OPEN that names an address comes from it",
            state = SYN_SENT)
    void opensFromThere(Lab lab) {
        Connection c = lab.openFrom(lab.secondAddress());

        Seen seen = c.expect(syn(), "an active open sends a SYN");
        c.judge(
                "the user chose the address",
                "from " + lab.secondAddress(),
                seen.ip().source().equals(lab.secondAddress()),
                "from " + seen.ip().source());
    }

    @Probe(
            id = "addresses.second-address.kept",
            rules = "RFC9293-MUST-45",
            claim = "A connection keeps the address that it was opened to, in repetitions and at its end",
            state = ESTABLISHED)
    void kept(Lab lab) {
        Connection c = lab.connect(lab.listenAt(lab.secondAddress()), syn().mss(1460));

        c.send(data("hello"));
        c.expect(ack(), "an acknowledgment comes from where the text went");
        c.user().send("text");
        c.expect(data("text"), "text comes from the same address");
        c.expectRepeated(data("text").seq(SND_UNA), "and comes from it again");
        c.send(ack());
        c.user().shutdown();
        c.expect(fin(), "the FIN comes from the same address");
    }
}
