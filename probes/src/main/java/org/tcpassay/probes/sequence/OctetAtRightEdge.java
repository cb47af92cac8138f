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

/** One octet on either side of the right edge of the receive window. */
final class OctetAtRightEdge {

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
