// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closing;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import java.util.List;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN arrives again: its acknowledgment may have been lost. */
final class RepeatedFin {

    @Probe(
            id = "closing.repeated-fin.acknowledged",
            rules = "RFC9293-3.10.7.4-FIN-CG",
            claim = "A repeated FIN is acknowledged once more and changes nothing")
    void acknowledged(Lab lab) {
        Connection c = lab.reach(CLOSING);

        c.send(fin().seq(RCV_NXT.minus(1)).ack(SND_NXT.minus(1)));
        c.expect(ack(), "it lies below RCV.NXT: the target repeats what it expects");
        c.expectState(CLOSING, "the target's own FIN is still not acknowledged");
        c.expectRepeated(fin().seq(SND_NXT.minus(1)), "so it is sent again");
    }

    @Probe(
            id = "closing.repeated-fin.with-ack-of-fin",
            rules = {"RFC9293-3.10.7.4-FIN-CG", "RFC9293-A.2-SIMPROBE"},
            claim = "A repeated FIN that now acknowledges the target's FIN is answered, and the close still ends well")
    void withAckOfFin(Lab lab) {
        Connection c = lab.reach(CLOSING);

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "it lies below RCV.NXT, and no FIN goes unacknowledged in CLOSING or TIME-WAIT");
        c.expectState(
                List.of(CLOSING, TIME_WAIT), "by the letter an old segment acknowledges nothing, see appendix A.2");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "an acknowledgment at RCV.NXT ends the matter");
    }
}
