// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK at RCV.NXT for a record that came from LISTEN. */
final class SynAck {

    @Probe(
            id = "syn-received.syn-ack.back-to-listen",
            rules = "RFC9293-3.10.7.4-SYNACK-SR",
            claim = "Fourth check: a SYN in the window ends the record before its ACK is looked at")
    void backToListen(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(synAck());
        c.expectEither(
                silence(),
                rst().seq(SEG_ACK),
                "the record is given up, in silence or, as RFC 793 had it, with a reset");
        c.expectState(CLOSED, "not ESTABLISHED: the record is gone");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the ACK of the handshake meets LISTEN");
    }
}
