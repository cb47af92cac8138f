// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST outside the receive window, in each state. */
final class RstOutOfWindow {

    @Probe(
            id = "reset.rst-below-window.ignored",
            rules = {"RFC9293-3.10.7.4-RST-{state}-OOW", "RFC5961-3.2-1"},
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
            claim = "A RST just below RCV.NXT is dropped without an answer and changes no state")
    void belowIgnored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(rst().seq(RCV_NXT.minus(1)));
        c.expectSilence("an unacceptable segment with RST is the one kind that draws no acknowledgment");
        c.expectState(row, "it is not in the window, so it resets nothing");
    }

    @Probe(
            id = "reset.rst-beyond-window.ignored",
            rules = {"RFC9293-3.10.7.4-RST-{state}-OOW", "RFC5961-3.2-1"},
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
            claim = "A RST behind the right edge is dropped without an answer and changes no state")
    void beyondIgnored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(rst().seq(RCV_NXT.plus(RCV_WND).plus(1_000)));
        c.expectSilence("an unacceptable segment with RST is the one kind that draws no acknowledgment");
        c.expectState(row, "it is not in the window, so it resets nothing");
    }
}
