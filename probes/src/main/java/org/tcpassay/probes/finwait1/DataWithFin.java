// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.Position;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Ruled;

/** The peer's last data and its FIN in one segment. */
final class DataWithFin {

    enum Acknowledges implements Ruled {
        NOTHING_NEW(SND_NXT.minus(1), CLOSING, "RFC9293-3.10.7.4-FIN-F1-NOACK"),
        THE_FIN(SND_NXT, TIME_WAIT, "RFC9293-3.10.7.4-FIN-F1-ACKED");

        private final Position ack;
        private final State next;
        private final String rule;

        Acknowledges(Position ack, State next, String rule) {
            this.ack = ack;
            this.next = next;
            this.rule = rule;
        }

        @Override
        public String rule() {
            return rule;
        }
    }

    @Probe(
            id = "fin-wait-1.data-with-fin.both-taken",
            rules = "RFC9293-3.10.7.4-TEXT-F1",
            claim = "Text comes before FIN: the data of a FIN segment is delivered, then the stream ends")
    void bothTaken(Lab lab, Acknowledges row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().payload("goodbye").ack(row.ack));
        c.expect(ack(), "data and FIN are acknowledged together");
        c.expectState(row.next, "the state depends on what the segment acknowledges");
        c.expectReceived("goodbye", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");
    }
}
