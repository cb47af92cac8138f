// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Acknowledgments of what the target has outstanding. */
final class AckOfSentData {

    @Probe(
            id = "acknowledgment.of-last-of-several.nothing-repeated",
            rules = {"RFC9293-3.10.7.4-ACK-ES-NEW", "RFC9293-3.4-CUMACK"},
            state = ESTABLISHED,
            claim = "One acknowledgment covers every segment before it")
    void nothingRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().set(UserOption.NO_DELAY, 1);
        c.user().send("one");
        c.user().send("two");
        c.user().send("three");
        c.expect(data("one"), "three segments leave");
        c.expect(data("two"), "at once");
        c.expect(data("three"), "without Nagle");

        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "all are acknowledged, so none is sent again");
    }

    @Probe(
            id = "acknowledgment.of-part-of-segment.rest-repeated",
            rules = "RFC9293-3.10.7.4-ACK-ES-PARTIAL",
            state = ESTABLISHED,
            claim = "A segment that is acknowledged in part is sent again, whole or from there")
    void restRepeated(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.user().send("abcdef");
        c.expect(data("abcdef"), "the user's data is sent");

        c.send(ack().ack(SND_UNA.plus(4)));
        c.expectRepeated(
                anyOf(data("ef").seq(SND_UNA), data("abcdef").seq(SND_UNA.minus(4))),
                "the last octets are outstanding; a segment covered in part may stay on the queue as it is");

        c.send(ack());
        c.expectSilence("nothing is outstanding any more");
    }
}
