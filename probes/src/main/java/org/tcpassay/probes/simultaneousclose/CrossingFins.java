// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** Both users close at once, and the FINs cross on the wire. */
final class CrossingFins {

    @Probe(
            id = "simultaneous-close.crossing-fins.time-wait",
            rules = "RFC9293-3.6-CASE3",
            state = FIN_WAIT_1,
            claim = "Each side acknowledges the other's FIN, and both end in TIME-WAIT, whoever opened the connection")
    void timeWait(Lab lab, Road row) {
        Connection c = lab.reach(FIN_WAIT_1, row);

        c.send(fin().ack(SND_UNA));
        c.expect(ack(), "the FIN that crossed the target's own is acknowledged");
        c.expectState(CLOSING, "the own FIN is still to be acknowledged");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
        c.expectEndOfStream("the peer has closed");
        c.expectNoError("an orderly end is no error");
    }
}
