// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The FIN of the peer, before, with and after the acknowledgment of the own one. */
final class PeersFin {

    @Probe(
            id = "lifecycle.peers-fin.with-acknowledgment",
            rules = {"RFC9293-3.3.2-FW1TW", "RFC9293-3.10.7.4-FIN-F1-ACKED", "DOC-043", "DOC-145"},
            claim = "In FIN-WAIT-1 a FIN that comes with the acknowledgment of the own one leads straight to TIME-WAIT",
            tags = {"teardown", "time-wait"})
    void withAcknowledgment(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(TIME_WAIT, "FIN-WAIT-1 had waited for both, and both have come");
    }

    @Probe(
            id = "lifecycle.peers-fin.before-acknowledgment",
            rules = {"RFC9293-3.10.7.4-FIN-F1-NOACK", "RFC9293-3.10.7.4-ACK-CG-FIN", "DOC-048", "DOC-049", "DOC-145"},
            claim =
                    "In FIN-WAIT-1 a FIN alone leads to CLOSING, and only the acknowledgment of the own FIN to TIME-WAIT",
            tags = {"teardown", "time-wait"})
    void beforeAcknowledgment(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().ack(SND_UNA));
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(CLOSING, "the own FIN is not: FIN-WAIT-1 waits for that as well");
        c.expectRepeated(fin().seq(SND_UNA), "which is why it is sent again");

        c.send(ack());
        c.expectSilence("an acknowledgment is not answered");
        c.expectState(TIME_WAIT, "now both FINs are acknowledged");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "and TIME-WAIT answers a FIN that comes again");
    }

    @Probe(
            id = "lifecycle.peers-fin.after-acknowledgment",
            rules = {"RFC9293-3.10.7.4-FIN-F2", "RFC9293-3.10.7.4-FIN-TW", "DOC-145", "DOC-146"},
            claim = "In FIN-WAIT-2 the FIN of the passive side leads to TIME-WAIT",
            tags = {"teardown", "time-wait"})
    void afterAcknowledgment(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(TIME_WAIT, "this is what FIN-WAIT-2 has waited for");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "and once more if it comes again");
    }
}
