// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST outside the receive window, at several places. */
final class RstOutOfWindow {

    enum At {
        FAR_BELOW(RCV_NXT.minus(100_000)),
        ONE_BELOW_RCV_NXT(RCV_NXT.minus(1)),
        RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        ONE_PAST_RIGHT_EDGE(RCV_NXT.plus(RCV_WND).plus(1)),
        HALF_THE_SPACE_AWAY(RCV_NXT.plus(0x8000_0000L));

        private final Position seq;

        At(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "established.rst-out-of-window.ignored",
            rules = {"RFC5961-3.2-1", "RFC9293-3.10.7.4-RST-ES-OOW"},
            claim = "A RST outside the window is dropped silently and the connection goes on")
    void ignored(Lab lab, At row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().seq(row.seq));
        c.expectSilence("a RST outside the window is discarded silently: it draws not even a challenge");

        c.send(data("alive?"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("alive?", "and delivers");
    }
}
