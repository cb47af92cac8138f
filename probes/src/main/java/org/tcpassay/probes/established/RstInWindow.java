// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A RST that lands inside the receive window but misses RCV.NXT, at several places. */
final class RstInWindow {

    enum At {
        ONE_PAST_RCV_NXT(RCV_NXT.plus(1)),
        INSIDE(RCV_NXT.plus(100)),
        LAST_OF_WINDOW(RCV_NXT.plus(RCV_WND).minus(1));

        private final Position seq;

        At(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "established.rst-in-window.challenge-ack",
            rules = {"RFC5961-3.2-3", "RFC5961-3.2-4"},
            claim = "A RST inside the window that misses RCV.NXT draws a challenge ACK and changes nothing")
    void challengeAck(Lab lab, At row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().seq(row.seq));
        c.expect(ack(), "a RST that misses RCV.NXT may be forged: the target asks before it dies");

        c.send(data("alive?"));
        c.expect(ack(), "the forged RST must not have closed the connection");
        c.expectReceived("alive?", "and data is delivered as before");
    }

    @Probe(
            id = "established.rst-in-window.challenge-has-snd-nxt",
            rules = "RFC9293-3.10.7.4-CHALLENGE-FORM",
            claim = "A challenge ACK carries SND.NXT and RCV.NXT although data is outstanding both ways")
    void challengeHasSndNxt(Lab lab, At row) {
        lab.needs(RFC5961);
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("unacknowledged");
        c.expect(data("unacknowledged"), "the user's data is sent");

        c.send(rst().seq(row.seq));
        c.expect(ack().seq(SND_NXT).ack(RCV_NXT), "<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, not SND.UNA");
    }
}
