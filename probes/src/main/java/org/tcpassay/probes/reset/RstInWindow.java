// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A RST inside the receive window that misses RCV.NXT, in each state. */
final class RstInWindow {

    @Probe(
            id = "reset.rst-in-window.challenge-ack",
            rules = {"RFC9293-3.10.7.4-RST-{state}-INWIN", "RFC5961-3.2-3"},
            rows = {
                "SYN_RECEIVED",
                "ESTABLISHED",
                "FIN_WAIT_1",
                "FIN_WAIT_2",
                "CLOSE_WAIT",
                "CLOSING",
                "LAST_ACK",
                "TIME_WAIT"
            },
            claim = "A RST inside the window that misses RCV.NXT draws a challenge ACK and changes no state")
    void challengeAck(Lab lab, State row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(row);

        c.send(rst().seq(RCV_NXT.plus(100)));
        c.expect(ack(), "a RST that misses RCV.NXT may be forged: the target asks before it dies");
        c.expectState(row, "the forged RST changes nothing");
    }

    @Probe(
            id = "reset.rst-in-window.second-rst-completes",
            rules = {"RFC5961-3.2-5", "RFC9293-3.10.7.4-RST-{state}-INWIN"},
            rows = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK"},
            claim = "A peer that means it resets with the number that the challenge ACK tells it")
    void secondRstCompletes(Lab lab, State row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(row);
        c.send(rst().seq(RCV_NXT.plus(100)));
        Seen challenge = c.expect(ack(), "the first RST misses RCV.NXT and is challenged");

        c.send(rst().seq(challenge.segment().ack().toLong()));
        c.expectSilence("the second RST is not answered");
        c.expectState(CLOSED, "it carries the number of the challenge, which nobody can guess blindly");
    }
}
