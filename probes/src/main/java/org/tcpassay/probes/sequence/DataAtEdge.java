// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.Given.RFC2018;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Position;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.TcpOption;

/** Data near the edges of the receive window and far from them. */
final class DataAtEdge {

    enum Outside {
        FAR_BELOW(RCV_NXT.minus(100_000)),
        ENDS_ONE_BELOW_RCV_NXT(RCV_NXT.minus(6)),
        ENDS_AT_LEFT_EDGE(RCV_NXT.minus(5)),
        RIGHT_EDGE(RCV_NXT.plus(RCV_WND)),
        ONE_PAST_RIGHT_EDGE(RCV_NXT.plus(RCV_WND).plus(1)),
        FAR_BEYOND(RCV_NXT.plus(0x4000_0000L)),
        HALF_THE_SPACE_AWAY(RCV_NXT.plus(0x8000_0000L));

        private final Position seq;

        Outside(Position seq) {
            this.seq = seq;
        }
    }

    @Probe(
            id = "sequence.data-outside-window.not-taken",
            rules = "RFC9293-3.10.7.4-SEQ-ES-OOW",
            state = ESTABLISHED,
            claim = "Data outside the window, wherever, is acknowledged with RCV.NXT and not taken")
    void notTaken(Lab lab, Outside row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("stray").seq(row.seq));
        c.expect(ack(), "an unacceptable segment is answered by an acknowledgment");
        c.expectNothingReceived("and dropped");

        c.send(data("alive"));
        c.expect(ack(), "the stream goes on at RCV.NXT");
        c.expectReceived("alive", "and delivers");
    }

    @Probe(
            id = "sequence.last-octet-of-window.kept",
            rules = {"RFC9293-3.4-ACC-4", "RFC9293-SHLD-31"},
            state = ESTABLISHED,
            claim = "The last octet of the window is inside it: it is kept, as SACK shows")
    void lastOctetKept(Lab lab) {
        lab.needs(RFC2018);
        Connection c = lab.connect(syn().mss(1460).sackPermitted());
        Position edge = RCV_NXT.plus(RCV_WND);

        c.send(data("!").seq(edge.minus(1)));
        c.expect(ack().sack(edge.minus(1), edge), "its octet lies at RCV.NXT+RCV.WND-1");
    }

    @Probe(
            id = "sequence.octet-at-right-edge.not-kept",
            rules = {"RFC9293-3.4-ACC-4", "RFC9293-3.10.7.4-SEQ-ES-OOW"},
            state = ESTABLISHED,
            claim = "The octet at the right edge is outside the window: it is not kept, as SACK shows")
    void octetAtEdgeNotKept(Lab lab) {
        lab.needs(RFC2018);
        Connection c = lab.connect(syn().mss(1460).sackPermitted());

        c.send(data("!").seq(RCV_NXT.plus(RCV_WND)));
        c.expect(ack().without(TcpOption.Sack.class), "RCV.NXT+RCV.WND is the first number outside");
    }
}
