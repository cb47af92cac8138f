// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN just before the wrap from 2^32-1 to 0. */
final class FinOnLastNumber {

    private static final long TWO_BELOW_WRAP = 0xffff_fffeL;

    @Probe(
            id = "sequence.fin-on-last-number.close-wait",
            rules = {"RFC9293-3.4-MOD32", "RFC9293-3.4-SEGLEN"},
            state = ESTABLISHED,
            claim = "A FIN may occupy number 2^32-1; its acknowledgment is 0")
    void closeWait(Lab lab) {
        Connection c = lab.connect(syn().seq(TWO_BELOW_WRAP).mss(1460));

        c.send(fin());
        c.expect(ack().ack(0), "the number after 2^32-1 is 0");
        c.expectState(CLOSE_WAIT, "the FIN is in order");
    }
}
