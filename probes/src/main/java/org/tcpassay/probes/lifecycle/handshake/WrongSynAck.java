// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** SYN,ACK that answers another SYN than the last. */
final class WrongSynAck {

    @Probe(
            id = "lifecycle.wrong-syn-ack.reset",
            rules = {
                "RFC9293-3.10.7.3-SYNSENT-ACKLOW",
                "RFC9293-3.10.7.3-SYNSENT-ACKHIGH",
                "RFC9293-3.5.2-NONSYNC",
                "DOC-065"
            },
            state = SYN_SENT,
            claim = "An opener answers SYN,ACK that acknowledges another SYN with a reset of that number, and goes on",
            tags = {"handshake", "reset"})
    void reset(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().ack(ISS));
        c.expect(rst().seq(SEG_ACK), "ISS was not x+1 of this SYN: its sender shall forget it");
        c.send(synAck().ack(ISS.plus(2)));
        c.expect(rst().seq(SEG_ACK), "nor is it ISS+2");
        c.expectState(SYN_SENT, "the answer to the real SYN may still come");

        c.send(synAck());
        c.await(ack(), "ISS+1 it is");
        c.expectState(ESTABLISHED, "the connection stands");
    }
}
