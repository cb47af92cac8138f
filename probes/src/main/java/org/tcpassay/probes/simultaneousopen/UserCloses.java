// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The user closes after two SYNs have crossed and before its own is acknowledged. */
final class UserCloses {

    @Probe(
            id = "simultaneous-open.user-closes.fin-sent",
            rules = "RFC9293-3.10.4-CLOSE-SYNRCVD",
            state = SYN_RECEIVED,
            claim = "CLOSE in SYN-RECEIVED sends a FIN, at once or when the handshake is done")
    void finSent(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.user().shutdown();
        c.send(ack());
        c.expect(fin(), "with nothing to send the FIN goes at once, or waits no longer than for ESTABLISHED");
        c.expectState(FIN_WAIT_1, "both SYNs are acknowledged, the FIN is not");

        c.send(fin());
        c.expect(ack(), "the connection closes as any other");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
    }
}
