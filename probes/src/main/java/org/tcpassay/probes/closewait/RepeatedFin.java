// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closewait;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's FIN arrives again: its acknowledgment may have been lost. */
final class RepeatedFin {

    enum Carries {
        NOTHING_ELSE(fin().seq(RCV_NXT.minus(1))),
        ITS_DATA(fin().payload("goodbye").seq(RCV_NXT.minus(8)));

        private final SegmentSpec spec;

        Carries(SegmentSpec spec) {
            this.spec = spec;
        }
    }

    @Probe(
            id = "close-wait.repeated-fin.acknowledged",
            rules = {"RFC9293-3.10.7.4-FIN-CW", "RFC9293-3.8-DUPDATA"},
            claim = "A repeated FIN is acknowledged once more and changes nothing")
    void acknowledged(Lab lab, Carries row) {
        Connection c = lab.preamble("CLOSE-WAIT", () -> {
            Connection closed = lab.connect();
            closed.send(fin().payload("goodbye"));
            closed.expect(ack(), "data and FIN are acknowledged");
            return closed;
        });

        c.send(row.spec);
        c.expect(ack(), "it lies below RCV.NXT: the target repeats what it expects");
        c.expectState(CLOSE_WAIT, "nothing new has come");
        c.expectReceived("goodbye", "the data is delivered once");
        c.expectEndOfStream("and ends once");
    }
}
