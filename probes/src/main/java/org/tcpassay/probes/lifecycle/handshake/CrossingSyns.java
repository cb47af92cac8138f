// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Both ends open at the same time. */
final class CrossingSyns {

    @Probe(
            id = "lifecycle.crossing-syns.four-segments",
            rules = {"RFC9293-MUST-10", "RFC9293-3.10.7.3-SYNSENT-SYN", "DOC-047", "DOC-147"},
            state = SYN_SENT,
            claim = "An opener that meets a SYN in place of SYN,ACK goes to SYN-RECEIVED and repeats its own SYN by the"
                    + " same number; with an acknowledgment besides, a connection stands after four segments",
            tags = "handshake")
    void fourSegments(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(syn());
        c.expect(synAck().seq(ISS), "the SYN again, by the same number, and the other's acknowledged");
        c.expectState(SYN_RECEIVED, "each side has seen the other's SYN, and waits for the answer to its own");

        c.send(ack());
        c.expectSilence("SYN and ACK of the other side came one by one: nothing is left to say");
        c.expectState(ESTABLISHED, "three segments are four of which two were merged");
    }
}
