// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN on an established connection that carries other things beside. */
final class SynWithMore {

    @Probe(
            id = "syn.syn-with-data.data-ignored",
            rules = "RFC5961-4.2-2",
            state = ESTABLISHED,
            claim = "Data in a challenged SYN is not taken")
    void dataIgnored(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(synAck().payload("forged"));
        c.expect(ack(), "after the challenge ACK the segment is dropped");
        c.expectNothingReceived("its data is not delivered");

        c.send(data("honest"));
        c.expect(ack(), "the connection goes on at RCV.NXT");
        c.expectReceived("honest", "with the data of the peer");
    }

    @Probe(
            id = "syn.syn-with-fin.fin-ignored",
            rules = {"RFC5961-4.2-2", "RFC9293-3.10.7.4-ORDER"},
            state = ESTABLISHED,
            claim = "A FIN in a challenged SYN closes nothing")
    void finIgnored(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("SF."));
        c.expect(ack(), "the SYN check decides, long before the FIN check");
        c.expectState(ESTABLISHED, "the FIN is not processed");
        c.expectNothingReceived("nor does the user see the end of the stream");
    }

    @Probe(
            id = "syn.syn-with-rst-at-rcv-nxt.connection-gone",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "RST is checked before SYN: both together reset")
    void connectionGone(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("SR"));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the RST check comes before the SYN check");
    }

    @Probe(
            id = "syn.syn-with-rst-in-window.challenge-ack",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "SYN and RST together inside the window are challenged once, as a RST")
    void challengeAck(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(segment("SR").seq(RCV_NXT.plus(1)));
        c.expect(ack(), "a RST that misses RCV.NXT is challenged");
        c.expectSilence("and the SYN does not draw a second answer");
        c.expectState(ESTABLISHED, "a challenged segment changes nothing");
    }
}
