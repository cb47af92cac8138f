// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousclose;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Both FINs cross while data is under way in both directions. */
final class DataInFlight {

    enum Acknowledges {
        NOTHING(SND_UNA),
        HALF_THE_DATA(SND_UNA.plus(5)),
        ALL_DATA_BUT_NOT_THE_FIN(SND_UNA.plus(10));

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "simultaneous-close.data-in-flight.nothing-lost",
            rules = {"RFC9293-3.10.7.4-FIN-F1-NOACK", "RFC9293-3.10.7.4-ACK-CG-OTHER", "RFC9293-3.6-CASE3"},
            state = FIN_WAIT_1,
            claim = "A FIN that crosses may acknowledge any part of the data: only the FIN's own number ends CLOSING")
    void nothingLost(Lab lab, Acknowledges row) {
        Connection c = lab.preamble("FIN-WAIT-1 with data in flight", () -> {
            Connection closing = lab.connect();
            closing.user().send("0123456789");
            closing.expect(data("0123456789"), "the user's data is sent");
            closing.user().shutdown();
            closing.expect(fin(), "the user's close sends a FIN");
            return closing;
        });
        Position finOfTarget = SND_NXT.minus(1);

        c.send(data("crossing ").ack(SND_UNA));
        c.expect(ack(), "the data is in order");
        c.send(fin().payload("words").ack(row.ack));
        c.expect(ack(), "data and FIN are acknowledged");
        c.expectState(CLOSING, "the own FIN is still to be acknowledged");
        c.expectReceived("crossing words", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");

        c.send(ack().ack(finOfTarget));
        c.expectSilence("the data is acknowledged, the FIN is not");
        c.expectState(CLOSING, "only the acknowledgment of the FIN leads out");
        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(TIME_WAIT, "now everything is acknowledged");
    }
}
