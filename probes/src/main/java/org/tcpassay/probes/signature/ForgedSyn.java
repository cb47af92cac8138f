// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN of somebody who does not have the key. */
final class ForgedSyn {

    @Probe(
            id = "signature.forged-syn.not-answered",
            rules = "RFC2385-2-5",
            state = LISTEN,
            claim = "A listener with a key does not answer a SYN without the right signature")
    void notAnswered(Lab lab, Forgery row) {
        lab.signs(Keys.SHARED);
        Connection c = lab.dial(lab.listen());

        c.send(row.of(syn().mss(1460)));
        c.expectSilence("who does not have the key gets no response, not even a reset");

        c.send(syn().mss(1460));
        c.expect(synAck(), "who has it does");
    }
}
