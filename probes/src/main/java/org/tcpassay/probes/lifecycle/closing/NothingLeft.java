// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.closing;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment for a connection that has ended. */
final class NothingLeft {

    @Probe(
            id = "lifecycle.nothing-left.passive-side",
            rules = {"RFC9293-3.10.7.4-ACK-LA-FIN", "RFC9293-3.10.7.1-CLOSED-ACK", "DOC-032", "DOC-041", "DOC-044"},
            claim =
                    "The acknowledgment of its FIN ends LAST-ACK: CLOSED means that there is no record, so whatever comes draws"
                            + " a reset",
            tags = "teardown")
    void passiveSide(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(ack());
        c.expectSilence("an acknowledgment is not answered");
        c.expectState(CLOSED, "the passive side has no TIME-WAIT");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "nobody knows of that connection any more");
    }

    @Probe(
            id = "lifecycle.nothing-left.active-side",
            rules = {"RFC9293-3.10.7.4-RST-TW-EXACT", "RFC9293-3.10.7.1-CLOSED-ACK", "DOC-044"},
            claim = "CLOSED is no state of one side: after a reset in TIME-WAIT the active side has no record either",
            tags = "teardown")
    void activeSide(Lab lab) {
        lab.needs(!lab.claims(Given.RFC1337), "a TIME-WAIT that a reset ends");
        Connection c = lab.reach(TIME_WAIT);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "which is to say: no record");
        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "nobody knows of that connection any more");
    }
}
