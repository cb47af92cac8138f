// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.abort;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user aborts while data waits for the window. */
final class UnsentData {

    @Probe(
            id = "abort.unsent-data.discarded",
            rules = "RFC9293-3.10.5-ABORT-SYNC",
            state = ESTABLISHED,
            claim = "An abort throws away what was not sent yet; only the reset leaves")
    void discarded(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED with a closed window", () -> {
            Connection waiting = lab.connect();
            waiting.closeWindow();
            waiting.user().send("unsent");
            waiting.expectSilence("the window is closed");
            return waiting;
        });

        c.user().abort();
        c.expect(anyOf(rst(), rstAck()), "SND.NXT has not moved past the unsent data");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the window is open again, but nothing is left of the connection");
    }
}
