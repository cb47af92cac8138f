// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN whose acknowledgment field holds a number although the ACK flag is clear. */
final class StrayAckField {

    @Probe(
            id = "closed.stray-ack-field.not-looked-at",
            rules = {"RFC9293-3.10.7.1-CLOSED-SYN", "RFC9293-3.5.2-RSTFORM-NOACK"},
            claim = "Without the ACK flag the acknowledgment field means nothing")
    void notLookedAt(Lab lab) {
        Connection c = lab.reach(CLOSED);

        c.send(syn().ack(0x1234_5678L));
        c.expect(
                rstAck().seq(0).ack(SEG_SEQ.plus(1)),
                "the flag decides which form the reset has, not what stands in the field");
    }
}
