// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.reset;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST that also carries ACK. */
final class RstWithAck {

    enum Acknowledges {
        OLD(SND_UNA.minus(1_000)),
        NEVER_SENT(SND_NXT.plus(1_000));

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "reset.rst-with-wrong-ack.connection-gone",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "In a synchronized state a RST is judged by SEQ alone, whatever it acknowledges")
    void connectionGone(Lab lab, Acknowledges row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rstAck().ack(row.ack));
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the RST check comes before the ACK check");
    }

    @Probe(
            id = "reset.rst-with-wrong-ack-beyond-window.ignored",
            rules = "RFC9293-3.10.7.4-ORDER",
            state = ESTABLISHED,
            claim = "A RST outside the window gets no answer even if its ACK is wrong too")
    void ignored(Lab lab, Acknowledges row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rstAck().seq(RCV_NXT.plus(RCV_WND).plus(1_000)).ack(row.ack));
        c.expectSilence("the sequence check decides, and for a RST it decides silently");
        c.expectState(ESTABLISHED, "it is not in the window, so it resets nothing");
    }
}
