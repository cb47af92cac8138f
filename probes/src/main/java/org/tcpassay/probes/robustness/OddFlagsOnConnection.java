// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Flags that no honest stack combines, on a connection: null, Christmas tree. */
final class OddFlagsOnConnection {

    enum Unasked {
        NULL(segment("-")),
        NULL_WITH_TEXT(segment("-").payload("evil")),
        CHRISTMAS_TREE(segment("FPU").urgent(1)),
        CHRISTMAS_TREE_AHEAD(segment("FPU").urgent(1).seq(RCV_NXT.plus(10)));

        private final SegmentSpec segment;

        Unasked(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "robustness.odd-flags-on-connection.dropped",
            rules = {"RFC9293-3.10.7.4-NOACK-ES", "RFC9293-3.10.7.4-NOACK-FINONLY"},
            state = ESTABLISHED,
            claim = "Without ACK, RST and SYN a segment does nothing to a connection, whatever else is set",
            resembles = "null, FIN and Xmas scans")
    void dropped(Lab lab, Unasked row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(row.segment.refused());
        c.expectSilence("fifth check: without ACK it is dropped");
        c.expectState(ESTABLISHED, "and its FIN with it");

        c.send(data("good"));
        c.expect(ack(), "the next segment is taken where the odd one was");
        c.expectReceived("good", "nothing of that was");
        Alive.expect(lab, listener);
    }
}
