// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** Acknowledgments of several segments, in order and not, by either side. */
final class Acknowledgments {

    @Probe(
            id = "lifecycle.acknowledgments.next-octet",
            rules = {"RFC9293-3.4-CUMACK", "RFC9293-SHLD-31", "DOC-052"},
            state = ESTABLISHED,
            claim =
                    "An acknowledgment is the number of the next octet that is expected, whatever segments they came in",
            tags = "data")
    void nextOctet(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("a"));
        c.expect(ack().ack(SEG_SEQ.plus(1)), "one octet: the number of the segment and one");
        c.send(data(lab.payload(1_000)));
        c.expect(ack().ack(SEG_SEQ.plus(1_000)), "a thousand");
        c.send(data("behind").seq(RCV_NXT.plus(5)));
        c.expect(ack().ack(RCV_NXT), "behind a gap: what is expected next is still the same");
        c.send(data("first"));
        c.expect(ack().ack(SEG_SEQ.plus(11)), "the gap is filled: both segments, by one number");
    }

    @Probe(
            id = "lifecycle.acknowledgments.cover-all-before",
            rules = {"RFC9293-3.10.7.4-ACK-ES-NEW", "RFC9293-3.4-CUMACK", "DOC-163"},
            state = ESTABLISHED,
            claim =
                    "A sender takes all before an acknowledgment as received, so that one covers several segments, and the"
                            + " rest alone is sent again",
            tags = {"slow", "data", "retransmission"})
    void coverAllBefore(Lab lab) {
        Connection c = lab.preamble("ESTABLISHED, three segments under way", () -> {
            Connection busy = lab.reach(ESTABLISHED);
            busy.user().set(UserOption.NO_DELAY, 1);
            busy.user().send("one");
            busy.expect(data("one"), "a first segment");
            busy.user().send("two");
            busy.expect(data("two"), "a second");
            busy.user().send("three");
            busy.expect(data("three"), "a third");
            return busy;
        });

        c.send(ack().ack(SND_NXT.minus(5)));
        c.expectRepeated(
                data("three").seq(SND_UNA), "nobody acknowledged the third; the others need not be told apart");
        c.send(ack());
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(4), "all is acknowledged, and nothing is sent again");
    }
}
