// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The user closes with data unread. */
final class UnreadData {

    @Probe(
            id = "close.unread-data.reset",
            rules = "RFC9293-SHLD-3",
            state = ESTABLISHED,
            claim = "A close that throws received data away is a reset, not a FIN")
    void reset(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("unread"));
        c.expect(ack(), "the data is in order");

        c.user().close();
        c.expect(anyOf(rst(), rstAck()), "a FIN would claim that everything was received");
        c.expectState(CLOSED, "a reset leaves nothing behind");
        c.send(data("more"));
        c.expect(rst().seq(SEG_ACK), "nothing is left of the connection");
    }

    @Probe(
            id = "close.unread-data.read-is-no-reset",
            rules = "RFC9293-3.10.4-CLOSE-ESTAB",
            state = ESTABLISHED,
            claim = "When all data was read, the same close is orderly")
    void readIsNoReset(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("unread"));
        c.expect(ack(), "the data is in order");
        c.expectReceived("unread", "not any more");

        c.user().close();
        c.expect(fin(), "nothing is lost, so there is no reason for a reset");
        c.expectState(FIN_WAIT_1, "CLOSE in ESTABLISHED leads here");
    }
}
