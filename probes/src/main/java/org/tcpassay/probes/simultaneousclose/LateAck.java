// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The target's FIN is acknowledged only after it was sent again. */
final class LateAck {

    @Probe(
            id = "simultaneous-close.late-ack.repetition-ends",
            rules = {"RFC9293-3.10.7.4-ACK-CG-FIN", "RFC9293-3.6-CASE3"},
            state = CLOSING,
            claim = "A late acknowledgment ends the repetition of the FIN, and TIME-WAIT begins")
    void repetitionEnds(Lab lab) {
        Connection c = lab.reach(CLOSING);

        c.expectRepeated(fin().seq(SND_UNA), "nobody has acknowledged the FIN");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "late is not too late");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(4), "nothing is left to be sent again");
    }
}
