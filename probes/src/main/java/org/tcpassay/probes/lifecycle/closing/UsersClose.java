// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The program of the target closes first. */
final class UsersClose {

    @Probe(
            id = "lifecycle.users-close.acknowledged-late",
            rules = {"RFC9293-3.6-CASE1", "RFC9293-3.10.7.4-ACK-F1-FIN", "DOC-035", "DOC-036"},
            claim =
                    "FIN-WAIT-1 lasts, and its FIN is sent again, until the acknowledgment of the FIN comes: receiving that,"
                            + " and not sending one, leads to FIN-WAIT-2",
            tags = {"slow", "teardown"})
    void acknowledgedLate(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().close();
        c.expect(fin(), "an active close sends FIN");
        c.expectState(FIN_WAIT_1, "which nobody has acknowledged");
        c.expectRepeated(fin().seq(SND_UNA), "so it is sent again");
        c.expectState(FIN_WAIT_1, "sending changes no state");

        c.send(ack());
        c.expectSilence("an acknowledgment is not answered");
        c.expectState(FIN_WAIT_2, "receiving it does");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(4), "and the FIN is not sent again");
    }
}
