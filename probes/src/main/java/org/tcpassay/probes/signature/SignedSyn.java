// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with a signature. */
final class SignedSyn {

    @Probe(
            id = "signature.signed-syn.signed-syn-ack",
            rules = {"RFC2385-2-1", "RFC2385-2-2"},
            state = LISTEN,
            claim = "A listener with a key answers a signed SYN by a signed SYN,ACK, and the handshake ends")
    void handshake(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460));
        c.expect(synAck(), "the SYN has the right signature, and the SYN,ACK must have one");

        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "so has the acknowledgment");
    }

    @Probe(
            id = "signature.longest-key.signed-syn-ack",
            rules = "RFC2385-4.5-1",
            state = LISTEN,
            claim = "A key of 80 printable characters can be used")
    void longestKey(Lab lab) {
        lab.signs(Keys.LONGEST);
        Connection c = lab.dial(lab.listen());

        c.send(syn().mss(1460));
        c.expect(synAck(), "the whole key counts");
    }
}
