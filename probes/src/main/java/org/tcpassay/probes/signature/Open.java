// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user of the target opens with a key. */
final class Open {

    @Probe(
            id = "signature.open.signed-handshake",
            rules = {"RFC2385-2-1", "RFC2385-2-2"},
            state = SYN_SENT,
            claim = "The SYN of an opener with a key is signed, and so is what ends the handshake")
    void handshake(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.open();
        c.expect(syn(), "the signature is not negotiated: it is there from the first segment on");

        c.send(synAck().mss(1460));
        c.expect(ack(), "the SYN,ACK has the right signature, and the acknowledgment must have one");
        c.expectState(ESTABLISHED, "the handshake is complete");
    }

    @Probe(
            id = "signature.unacceptable-ack-while-opening.signed-reset",
            rules = "RFC2385-2-1",
            state = SYN_SENT,
            claim = "The reset for an acknowledgment of something never sent is signed where the connection has a key")
    void reset(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(SYN_SENT);

        c.send(ack().ack(1));
        c.expect(rst().seq(SEG_ACK), "the peer has the key, and would ignore a reset without a signature");
    }
}
