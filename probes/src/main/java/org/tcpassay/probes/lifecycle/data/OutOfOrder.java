// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.data;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments that come in another order than they were sent in, and twice. */
final class OutOfOrder {

    @Probe(
            id = "lifecycle.out-of-order.put-in-order",
            rules = {"RFC9293-SHLD-31", "RFC9293-3.8-DUPDATA", "DOC-002", "DOC-056"},
            claim =
                    "The number of each octet puts text in order: nothing behind a hole is delivered, the acknowledgment jumps"
                            + " when it is filled, and what comes twice is discarded",
            tags = "data")
    void putInOrder(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("three").seq(RCV_NXT.plus(6)));
        c.expect(ack(), "the acknowledgment stays where the hole begins");
        c.expectNothingReceived("later text is not given out before earlier text");
        c.send(data("one"));
        c.expect(ack(), "in order, but a hole is left");
        c.expectReceived("one", "what is in order is given out");
        c.send(data("two"));
        c.expect(ack(), "the hole is filled: the acknowledgment jumps behind all");
        c.send(data("two").seq(RCV_NXT.minus(8)));
        c.expect(ack(), "a duplicate is acknowledged again");

        c.expectReceived("twothree", "all of it in order");
        c.expectNothingReceived("and none of it twice");
    }
}
