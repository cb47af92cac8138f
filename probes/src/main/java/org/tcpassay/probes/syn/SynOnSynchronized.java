// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN on a connection that has long had one. */
final class SynOnSynchronized {

    @Probe(
            id = "syn.syn-at-rcv-nxt.challenge-ack",
            rules = {"RFC9293-3.10.7.4-SYN-{state}", "RFC5961-4.2-1"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A SYN at RCV.NXT draws a challenge ACK and changes no state")
    void atRcvNxt(Lab lab, State row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(row);

        c.send(syn());
        c.expect(ack(), "only a peer that lost the connection can mean it: the target asks");
        c.expectState(row, "a SYN, which may be forged, changes nothing");
    }

    @Probe(
            id = "syn.syn-in-window.challenge-ack",
            rules = {"RFC9293-3.10.7.4-SYN-{state}", "RFC5961-4.2-1"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A SYN inside the window draws a challenge ACK and changes no state")
    void inWindow(Lab lab, State row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(row);

        c.send(syn().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "only a peer that lost the connection can mean it: the target asks");
        c.expectState(row, "a SYN, which may be forged, changes nothing");
    }

    @Probe(
            id = "syn.syn-below-window.acknowledged",
            rules = "RFC9293-3.10.7.4-SYN-{state}",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A SYN below the window is acknowledged, with RFC 5961 and without, and changes no state")
    void belowWindow(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(syn().seq(RCV_NXT.minus(100_000)));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(row, "an unacceptable segment changes nothing");
    }

    @Probe(
            id = "syn.syn-beyond-window.acknowledged",
            rules = "RFC9293-3.10.7.4-SYN-{state}",
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A SYN beyond the window is acknowledged, with RFC 5961 and without, and changes no state")
    void beyondWindow(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(syn().seq(RCV_NXT.plus(RCV_WND).plus(1_000)));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectState(row, "an unacceptable segment changes nothing");
    }
}
