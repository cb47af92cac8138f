// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user sends after closing. */
final class SendAfterClose {

    @Probe(
            id = "close.send-after-close.nothing-sent",
            rules = "RFC9293-3.10.2-SEND-CLOSED",
            rows = {"FIN_WAIT_1", "FIN_WAIT_2", "CLOSING", "LAST_ACK"},
            claim = "Nothing can be sent behind the own FIN")
    void nothingSent(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.user().send("too late");
        c.expectSilence("SEND after CLOSE is an error: there is no number behind the FIN");
        c.expectState(row, "and changes nothing");
    }
}
