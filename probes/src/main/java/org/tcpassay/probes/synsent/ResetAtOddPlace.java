// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.rstAck;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset that acknowledges the SYN but whose SEQ is not the 0 of a closed port. */
final class ResetAtOddPlace {

    @Probe(
            id = "syn-sent.reset-at-odd-place.refused-or-dropped",
            rules = "RFC9293-3.10.7.3-SYNSENT-RSTSEQ",
            claim = "The ACK of a reset decides here; a target may also ask for the SEQ of a closed port")
    void refusedOrDropped(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(rstAck().seq(0x1234_5678L));
        c.expectSilence("a reset is never answered, not even by a challenge: there is no RCV.NXT yet");
        c.expectState(List.of(CLOSED, SYN_SENT), "refused, or dropped until a better one comes");

        c.send(rstAck().seq(0));
        c.expectSilence("a reset is never answered");
        c.expectError("ECONNREFUSED", "at the latest the reset of a closed port refuses the connection");
    }
}
