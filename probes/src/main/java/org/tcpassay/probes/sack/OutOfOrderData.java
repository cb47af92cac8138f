// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data above a hole; SACK was permitted. */
final class OutOfOrderData {

    @Probe(
            id = "sack.data-above-hole.exact-block",
            rules = {"RFC2018-3-1", "RFC2018-4-2", "RFC2018-3-2"},
            state = ESTABLISHED,
            claim = "The block runs from the first byte held to one past the last, and ACK stays at the hole")
    void exactBlock(Lab lab) {
        Connection c = Permitted.established(lab);

        c.send(data("later").seq(RCV_NXT.plus(10)));
        c.expect(
                ack().sack(RCV_NXT.plus(10), RCV_NXT.plus(15)),
                "five bytes wait above a hole of ten; what is reported is not acknowledged");
    }

    @Probe(
            id = "sack.adjacent-data-above-hole.one-block",
            rules = "RFC2018-3-1",
            state = ESTABLISHED,
            claim = "Segments that touch make one block, from whichever side they come")
    void oneBlock(Lab lab) {
        Connection c = Permitted.established(lab);

        c.send(data("middle").seq(RCV_NXT.plus(16)));
        c.expect(ack().sack(RCV_NXT.plus(16), RCV_NXT.plus(22)), "the first segment is reported");
        c.send(data("behind").seq(RCV_NXT.plus(22)));
        c.expect(ack().sack(RCV_NXT.plus(16), RCV_NXT.plus(28)), "the block grows to the right");
        c.send(data("before").seq(RCV_NXT.plus(10)));
        c.expect(ack().sack(RCV_NXT.plus(10), RCV_NXT.plus(28)), "the block grows to the left");
    }
}
