// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN on an established connection that carries data or a FIN beside. */
final class SynWithDataOrFin {

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
}
