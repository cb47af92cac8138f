// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Several pieces of data behind one hole or more. */
final class SeveralBehindHole {

    @Probe(
            id = "sequence.several-behind-hole.one-ack-covers-all",
            rules = {"RFC9293-MUST-59", "RFC9293-SHLD-31"},
            state = ESTABLISHED,
            claim = "When a hole is filled, all that is queued is processed before one acknowledgment is sent")
    void oneAckCoversAll(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("bb").seq(RCV_NXT.plus(2)));
        c.expect(ack(), "the hole is pointed out");
        c.send(data("dd").seq(RCV_NXT.plus(6)));
        c.expect(ack(), "and again");
        c.send(data("cc").seq(RCV_NXT.plus(4)));
        c.expect(ack(), "and again");

        c.send(data("aa"));
        c.expect(ack(), "one acknowledgment covers all four");
        c.expectSilence("and no other follows");
        c.expectReceived("aabbccdd", "in order, not in the order of arrival");
    }

    @Probe(
            id = "sequence.two-holes.acknowledged-up-to-next",
            rules = "RFC9293-3.4-CUMACK",
            state = ESTABLISHED,
            claim = "An acknowledgment goes up to the first missing octet and no further")
    void acknowledgedUpToNext(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(data("bb").seq(RCV_NXT.plus(2)));
        c.expect(ack(), "the first hole is pointed out");
        c.send(data("dd").seq(RCV_NXT.plus(6)));
        c.expect(ack(), "still the first");

        c.send(data("aa"));
        c.expect(ack().ack(SEG_SEQ.plus(4)), "the first hole is filled: up to the second");
        c.expectReceived("aabb", "what is in order is delivered");
        c.expectNothingReceived("what is behind the second hole is not");

        c.send(data("cc"));
        c.expect(ack().ack(SEG_SEQ.plus(4)), "the second is filled");
        c.expectReceived("ccdd", "and the rest delivered");
    }
}
