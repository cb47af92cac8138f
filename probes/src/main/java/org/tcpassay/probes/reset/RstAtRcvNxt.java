// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST whose SEQ is exactly RCV.NXT. */
final class RstAtRcvNxt {

    @Probe(
            id = "reset.rst-at-rcv-nxt.connection-gone",
            rules = {"RFC9293-3.10.7.4-RST-{state}-EXACT", "RFC5961-3.2-2", "RFC9293-3.3.2-FW2-RST"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A RST at exactly RCV.NXT ends the connection without an answer")
    void connectionGone(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(rst());
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the reset ends the connection at once");

        c.send(data("anybody?"));
        c.expect(rst().seq(SEG_ACK), "the connection is not known any more: <SEQ=SEG.ACK><CTL=RST>");
    }

    @Probe(
            id = "reset.rst-at-rcv-nxt.user-told",
            rules = "RFC9293-3.10.7.4-RST-{state}-EXACT",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"},
            claim = "A user who still has the connection is told that it was reset")
    void userTold(Lab lab, State row) {
        Connection c = lab.reach(row);
        c.expectNoError("nothing is wrong before");

        c.send(rst());
        c.expectError("ECONNRESET", "users receive an unsolicited 'connection reset' signal");
    }

    @Probe(
            id = "reset.rst-at-rcv-nxt.fin-not-repeated",
            rules = "RFC9293-3.10.7.4-RST-{state}-EXACT",
            rows = {"FIN_WAIT_1", "CLOSING", "LAST_ACK"},
            claim = "A reset ends the retransmission of an unacknowledged FIN")
    void finNotRepeated(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(rst());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "the retransmission queue is flushed");
    }

    @Probe(
            id = "reset.rst-at-rcv-nxt.data-not-repeated",
            rules = "RFC9293-3.10.7.4-RST-ES-EXACT",
            state = ESTABLISHED,
            claim = "A reset ends the retransmission of unacknowledged data")
    void dataNotRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("lost");
        c.expect(data("lost"), "the user's data is sent");

        c.send(rst());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "the retransmission queue is flushed");
    }
}
