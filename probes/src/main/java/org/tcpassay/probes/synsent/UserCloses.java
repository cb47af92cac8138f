// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user closes before the answer comes. */
final class UserCloses {

    @Probe(
            id = "syn-sent.user-closes.deleted",
            rules = "RFC9293-3.10.4-CLOSE-SYNSENT",
            claim = "CLOSE in SYN-SENT deletes the record and sends nothing")
    void deleted(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.user().close();
        c.expectSilence("nothing is open yet, so there is nothing to close: no FIN");
        c.expectState(CLOSED, "the record is deleted");

        c.send(synAck());
        c.expect(rst().seq(SEG_ACK), "the SYN,ACK finds nobody");
    }
}
