// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user closes again. */
final class SecondClose {

    @Probe(
            id = "close.second-close.no-second-fin",
            rules = "RFC9293-3.10.4-CLOSE-TWICE",
            rows = {"FIN_WAIT_1", "FIN_WAIT_2", "LAST_ACK"},
            claim = "A direction that is closed cannot be closed again: no other FIN is sent")
    void noSecondFin(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.user().close();
        c.expectSilence("the FIN was sent before");
        c.expectState(row, "a second close changes nothing");
    }
}
