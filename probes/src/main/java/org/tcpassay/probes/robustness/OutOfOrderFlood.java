// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Bytes;

/** Six hundred octets, each in a segment of its own, none beside another and none in order. */
final class OutOfOrderFlood {

    private static final int PIECES = 600;

    @Probe(
            id = "robustness.out-of-order-flood.survived",
            rules = {"RFC9293-MUST-41", "RFC9293-SHLD-31"},
            state = ESTABLISHED,
            claim = "A connection full of pieces out of order neither starves others nor loses its place",
            resembles = "CVE-2018-5390 (SegmentSmack)")
    void survived(Lab lab) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));
        Bytes stream = lab.payload(2 * PIECES);

        for (int i = PIECES - 1; i > 0; i--) {
            c.send(data(stream.slice(2 * i, 2 * i + 1)).seq(RCV_NXT.plus(2L * i)));
        }
        Alive.expect(lab, listener);

        c.takeIn();
        c.send(data(stream));
        c.await(ack().ack(SEG_SEQ.plus(stream.length())), "what was in order all along is taken, holes and pieces");
        c.expectReceived(stream, "and delivered once, every octet in its place");
    }
}
