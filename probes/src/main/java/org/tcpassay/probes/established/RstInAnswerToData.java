// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** The target's data reaches a peer that knows no connection any more. */
final class RstInAnswerToData {

    @Probe(
            id = "established.rst-in-answer-to-data.aborted",
            rules = "RFC9293-3.5.1-HALFOPEN-2",
            claim = "The reset that data draws from a peer without a connection aborts the half-open one")
    void aborted(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("anybody?");
        Seen question = c.expect(data("anybody?"), "the user's data is sent");

        c.send(rst().seq(question.segment().ack().toLong()));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "it carries the acknowledgment of the data it answers, which is RCV.NXT");
        c.expectError("ECONNRESET", "the user is told that the connection was reset");
    }
}
