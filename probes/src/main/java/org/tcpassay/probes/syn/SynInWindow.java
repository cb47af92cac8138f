// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.syn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN inside the window of a synchronized connection, for stacks with RFC 5961 and without. */
final class SynInWindow {

    enum Place {
        AT_RCV_NXT(RCV_NXT),
        INSIDE(RCV_NXT.plus(100));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn.syn-inside-window.challenged-or-reset",
            rules = "RFC9293-3.10.7.4-SYN-LEGACY",
            state = ESTABLISHED,
            claim = "Without RFC 5961 a SYN inside the window is an error that draws a reset; with it, a challenge")
    void challengedOrReset(Lab lab, Place row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(syn().seq(row.seq));
        c.expect(
                lab.given(RFC5961, ack(), anyOf(rstAck().seq(0).ack(SEG_SEQ.plus(1)), rst(), rstAck(), ack())),
                "an error of the peer, which lost the connection, or an attack");
        c.expectSilence("and one answer is enough");
    }
}
