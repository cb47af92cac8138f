// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import java.util.List;
import org.tcpassay.expect.Position;
import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN that overtakes the data before it. */
final class FinBeforeItsData {

    enum Acknowledges {
        NOTHING_NEW(SND_NXT.minus(1), FIN_WAIT_1, CLOSING),
        THE_FIN(SND_NXT, FIN_WAIT_2, TIME_WAIT);

        private final Position ack;
        private final State waiting;
        private final State last;

        Acknowledges(Position ack, State waiting, State last) {
            this.ack = ack;
            this.waiting = waiting;
            this.last = last;
        }
    }

    @Probe(
            id = "fin-wait-1.fin-before-its-data.waits",
            rules = {"RFC9293-3.10.7.4-OOOFIN", "RFC9293-SHLD-31"},
            claim = "A FIN behind a hole counts only when the hole is filled, whatever the segment acknowledges")
    void waits(Lab lab, Acknowledges row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().seq(RCV_NXT.plus(5)).ack(row.ack));
        c.expect(ack(), "the hole before the FIN is pointed out");
        c.expectState(List.of(row.waiting, FIN_WAIT_1), "a FIN behind a hole closes nothing");

        c.send(data("hello").ack(row.ack));
        c.expect(ack(), "the hole is filled: data and FIN are acknowledged together");
        c.expectState(row.last, "now the FIN is in order");
        c.expectReceived("hello", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");
    }
}
