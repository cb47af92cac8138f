// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The target's FIN is lost: its peer closes too and knows nothing of it. */
final class TargetsFinLost {

    @Probe(
            id = "simultaneous-close.targets-fin-lost.recovers",
            rules = {"RFC9293-3.10.7.4-FIN-F1-NOACK", "RFC9293-3.10.7.4-FIN-CG", "RFC9293-3.6-CASE3"},
            state = FIN_WAIT_1,
            claim = "The lost FIN is sent again; the peer's FIN is acknowledged each time it comes")
    void recovers(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().ack(SND_UNA));
        c.expect(ack(), "acknowledged, but behind a FIN that the peer never saw");
        c.send(fin().seq(RCV_NXT.minus(1)).ack(SND_UNA));
        c.expect(ack(), "the peer repeats its FIN: it is acknowledged again");
        c.expectRepeated(fin().seq(SND_UNA), "the lost FIN is sent again, with the acknowledgment of the peer's");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
    }
}
