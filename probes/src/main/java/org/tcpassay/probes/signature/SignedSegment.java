// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment with the right signature. */
final class SignedSegment {

    @Probe(
            id = "signature.signed-text.delivered",
            rules = {"RFC2385-2-1", "RFC2385-2-2"},
            state = ESTABLISHED,
            claim = "Text with the right signature is delivered, and its acknowledgment is signed")
    void delivered(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("odd"));
        c.expect(ack(), "the digest is over three octets of text");
        c.send(data("even"));
        c.expect(ack(), "the digest is over four");
        c.expectReceived("oddeven", "all of it is signed rightly");
    }

    @Probe(
            id = "signature.signed-fin.signed-acknowledgment",
            rules = "RFC2385-2-1",
            state = ESTABLISHED,
            claim = "A FIN with the right signature is acknowledged with one")
    void end(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin());
        c.expect(ack(), "the stream has ended");
        c.expectEndOfStream("for the user as well");
    }

    @Probe(
            id = "signature.old-text.signed-acknowledgment",
            rules = "RFC2385-2-1",
            state = ESTABLISHED,
            claim = "What answers an unacceptable segment is signed as every other acknowledgment is")
    void unacceptable(Lab lab) {
        lab.signs(Keys.SHARED);
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("old").seq(RCV_NXT.minus(3)));
        c.expect(ack(), "the peer would ignore an answer without a signature");
    }
}
