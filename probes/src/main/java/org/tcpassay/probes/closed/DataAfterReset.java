// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** Data of a connection that a reset has ended; its port is not open any more. */
final class DataAfterReset {

    @Probe(
            id = "closed.data-after-reset.reset",
            rules = {"RFC9293-3.10.7.1-CLOSED-ACK", "RFC9293-3.10.7.4-RST-ES-EXACT"},
            claim = "A connection that was reset leaves nothing behind: its segments meet CLOSED")
    void reset(Lab lab) {
        Connection c = lab.preamble("CLOSED", () -> {
            Connection gone = lab.reach(ESTABLISHED, Road.ACTIVE);
            gone.send(rst());
            gone.expectState(CLOSED, "a reset at RCV.NXT ends the connection");
            return gone;
        });

        c.send(data("late"));
        c.expect(rst().seq(SEG_ACK), "nobody is here: <SEQ=SEG.ACK><CTL=RST>");
    }
}
