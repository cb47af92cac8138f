// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.expect.Range;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.User;
import org.tcpassay.target.UserOption;

/** What the target tells of a connection (TCP_INFO), beside what the wire shows. */
final class ToldNumbers {

    private static final int SIZE = 1_000;
    private static final int SHIFT = 7;
    private static final String OUTSTANDING = "segments not acknowledged";

    @Probe(
            id = "lifecycle.told-numbers.agree-with-the-wire",
            rules = {"RFC9293-MUST-16", "RFC9293-3.10.7.4-ACK-ES-NEW", "DOC-153"},
            state = ESTABLISHED,
            claim =
                    "A connection is its sockets, its numbers and its windows: what the target tells of them is what was seen",
            tags = "data")
    void agreeWithTheWire(Lab lab) {
        lab.needs(Given.RFC7323); // the scale of a window
        Connection c = lab.connect(syn().mss(SIZE).windowScale(SHIFT));
        User user = c.user();
        user.set(UserOption.NO_DELAY, 1);
        c.expectState(ESTABLISHED, "the four numbers of its sockets find it, and it has a state");
        told(c, "the other side's limit was in its SYN", "bytes in a segment", SIZE, user.toldSegmentSize());
        told(c, "and so was the scale of its window", "as shift", SHIFT, user.toldShift());

        user.send(lab.payload(SIZE));
        c.expect(ack().anyPayload(Range.exactly(SIZE)), "a segment");
        user.send(lab.payload(SIZE));
        c.expect(ack().anyPayload(Range.exactly(SIZE)), "and another");
        told(c, "SND.UNA is two segments behind SND.NXT", OUTSTANDING, 2, user.toldOutstanding());
        c.send(ack().ack(SND_NXT.minus(SIZE)));
        c.takeIn();
        told(c, "an acknowledgment moves SND.UNA", OUTSTANDING, 1, user.toldOutstanding());
        c.send(ack());
        c.takeIn();
        told(c, "up to SND.NXT", OUTSTANDING, 0, user.toldOutstanding());
        user.send("next");
        c.expect(data("next").seq(SND_UNA), "which is where the next segment begins");
    }

    private static void told(Connection c, String because, String what, long expected, long got) {
        c.judge(because, expected + " " + what, got == expected, Long.toString(got));
    }
}
