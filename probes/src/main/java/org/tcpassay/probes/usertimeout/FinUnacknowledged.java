// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.usertimeout;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.probes.usertimeout.UsersLimit.BEFORE;
import static org.tcpassay.probes.usertimeout.UsersLimit.LIMIT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Nobody acknowledges the end of the stream of a user who has set a timeout. */
final class FinUnacknowledged {

    @Probe(
            id = "user-timeout.fin-unacknowledged.aborted",
            rules = {"RFC9293-3.10.8-USER", "RFC9293-MUST-21"},
            rows = {"ESTABLISHED", "CLOSE_WAIT"},
            tags = "slow",
            claim = "A FIN that nobody acknowledges ends the connection at the user timeout like text")
    void finAborted(Lab lab, State row) {
        Connection c = UsersLimit.on(lab, row);
        c.user().shutdown();
        c.expect(fin(), "the user's close sends a FIN");

        c.expectOnly(fin().seq(SND_UNA), BEFORE, "before, it is sent again and nothing else");
        c.expectOnly(
                anyOf(fin().seq(SND_UNA), rst(), rstAck()),
                LIMIT,
                "for any state, if the user timeout expires, the connection is aborted");
        c.expectState(CLOSED, "nothing is left of it");
    }
}
