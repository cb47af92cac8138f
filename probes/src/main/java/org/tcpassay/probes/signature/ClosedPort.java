// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.signature;

import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A signed SYN to a port where nobody listens. */
final class ClosedPort {

    @Probe(
            id = "signature.signed-syn-to-closed-port.not-signed",
            rules = "RFC2385-4.1-1",
            state = CLOSED,
            claim = "A reset for what no connection knows has no signature, and may be left out")
    void notSigned(Lab lab) {
        lab.needs(Given.RFC2385);
        Connection c = lab.stranger();

        c.send(syn().mss(1460).signed(Keys.SHARED));
        c.expectEither(
                rstAck().seq(0).ack(SEG_SEQ.plus(SEG_LEN)).unsigned(),
                silence(),
                "where there is no connection there is no key");
    }
}
