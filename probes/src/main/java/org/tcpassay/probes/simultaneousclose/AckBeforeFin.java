// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN and its later acknowledgment of the target's FIN change places on the way. */
final class AckBeforeFin {

    @Probe(
            id = "simultaneous-close.ack-before-fin.time-wait",
            rules = {"RFC9293-3.6-CASE3", "RFC9293-A.2-SIMPROBE"},
            state = FIN_WAIT_1,
            claim = "The order in which FIN and acknowledgment arrive does not matter to the end")
    void timeWait(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(ack().seq(RCV_NXT.plus(1)));
        c.expectSilence("an empty segment inside the window asks for nothing");
        c.expectState(List.of(FIN_WAIT_2, FIN_WAIT_1), "its acknowledgment counts now, or when the FIN has come");

        c.send(fin().ack(SND_NXT.minus(1)));
        c.expect(ack(), "the FIN is acknowledged");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
    }
}
