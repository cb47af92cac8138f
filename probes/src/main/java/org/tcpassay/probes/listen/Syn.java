// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The SYN that opens a connection. */
final class Syn {

    @Probe(
            id = "listen.syn.answered",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYN", "RFC9293-3.4-SEGLEN"},
            claim = "Third check: a SYN draws <SEQ=ISS><ACK=SEG.SEQ+1><CTL=SYN,ACK> and makes a SYN-RECEIVED record")
    void answered(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn());
        c.expect(synAck().ack(SEG_SEQ.plus(1)), "the SYN counts for one and is acknowledged");
        c.expectState(SYN_RECEIVED, "the record waits for the acknowledgment of the target's SYN");
        c.expectSilence("one answer is enough");
    }

    @Probe(
            id = "listen.syn.not-accepted-yet",
            rules = {"RFC9293-3.10.7.2-LISTEN-SYN", "RFC9293-3.5-3WHS"},
            claim = "A SYN alone gives the user nothing: any address can send one")
    void notAcceptedYet(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn());
        c.expect(synAck(), "the SYN is answered");
        c.expectNotAccepted("whether the tester exists is known only when it acknowledges the target's SYN");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "now it is");
    }

    @Probe(
            id = "listen.syn.established-by-three-ways",
            rules = "RFC9293-3.5-3WHS",
            claim = "SYN, SYN,ACK and ACK take a connection from LISTEN to ESTABLISHED, where data flows both ways")
    void establishedByThreeWays(Lab lab) {
        Connection c = lab.reach(LISTEN);

        c.send(syn());
        c.expect(synAck(), "the target synchronizes and acknowledges");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.accept();
        c.expectState(ESTABLISHED, "both SYNs are acknowledged");

        c.send(data("to the target"));
        c.expect(ack(), "data is acknowledged");
        c.expectReceived("to the target", "and delivered");
        c.user().send("to the tester");
        c.expect(data("to the tester"), "the user's data begins at ISS+1");
    }
}
