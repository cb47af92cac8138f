// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data for a user that has given up receiving too. */
final class DataAfterClose {

    private static final String LOST = "anybody there?";

    enum Acknowledges {
        NOTHING_NEW(SND_NXT.minus(1)),
        THE_FIN(SND_NXT);

        private final Position ack;

        Acknowledges(Position ack) {
            this.ack = ack;
        }
    }

    @Probe(
            id = "close.data-after-close.reset",
            rules = {"RFC9293-SHLD-3", "RFC9293-MAY-1"},
            state = FIN_WAIT_1,
            claim = "Data that no user will ever read is answered by a reset, so that its sender knows it was lost")
    void reset(Lab lab, Acknowledges row) {
        Connection c = lab.preamble("FIN-WAIT-1 without a user", () -> {
            Connection left = lab.connect();
            left.user().close();
            left.expect(fin(), "the user's close sends a FIN");
            return left;
        });

        c.send(data(LOST).ack(row.ack));
        c.expect(
                anyOf(rst().seq(SEG_ACK), rst(), rstAck(), rstAck().ack(RCV_NXT.minus(LOST.length()))),
                "the data is lost, and a reset says so; its number is that of the answer or the next to be sent");
        c.expectState(CLOSED, "a reset ends the connection on both sides");
    }

    @Probe(
            id = "close.data-after-close.reset-in-fin-wait-2",
            rules = {"RFC9293-SHLD-3", "RFC9293-MAY-1"},
            state = FIN_WAIT_2,
            claim = "Data that no user will ever read is answered by a reset also after the FIN was acknowledged")
    void resetInFinWait2(Lab lab) {
        Connection c = lab.preamble("FIN-WAIT-2 without a user", () -> {
            Connection left = lab.connect();
            left.user().close();
            left.expect(fin(), "the user's close sends a FIN");
            left.send(ack());
            left.expectState(FIN_WAIT_2, "the FIN is acknowledged");
            return left;
        });

        c.send(data(LOST));
        c.expect(
                anyOf(rst(), rstAck(), rstAck().ack(RCV_NXT.minus(LOST.length()))),
                "the data is lost, and a reset says so; whether it acknowledges the data does not matter any more");
        c.expectState(CLOSED, "a reset ends the connection on both sides");
    }
}
