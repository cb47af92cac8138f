// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN in the window for a record that came from LISTEN. */
final class SynInWindow {

    enum Place {
        AT_RCV_NXT(RCV_NXT),
        INSIDE(RCV_NXT.plus(1_000)),
        LAST(RCV_NXT.plus(RCV_WND).minus(1));

        private final Position seq;

        Place(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "syn-received.syn-in-window.back-to-listen",
            rules = "RFC9293-3.10.7.4-SYN-SR",
            claim = "Fourth check: after a passive open a SYN in the window returns the connection to LISTEN")
    void backToListen(Lab lab, Place row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(syn().seq(row.seq));
        c.expectEither(
                silence(),
                rstAck().seq(0).ack(SEG_SEQ.plus(1)),
                "the record is given up, in silence or, as RFC 793 had it, with a reset");
        c.expectState(CLOSED, "there is no record any more");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "the ACK of the handshake meets LISTEN");
        c.send(syn().accepted());
        c.expect(synAck(), "which serves the next SYN");
    }
}
