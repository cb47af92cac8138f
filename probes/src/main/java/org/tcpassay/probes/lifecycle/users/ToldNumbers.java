// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.users;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.util.Optional;
import java.util.function.Predicate;
import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.TcpInfo;
import org.tcpassay.target.UserOption;

/** What the target tells of a connection (TCP_INFO), beside what the wire shows. */
final class ToldNumbers {

    private static final int SIZE = 1_000;

    @Probe(
            id = "lifecycle.told-numbers.agree-with-the-wire",
            rules = {"RFC9293-MUST-16", "RFC9293-3.10.7.4-ACK-ES-NEW", "DOC-153"},
            state = ESTABLISHED,
            claim =
                    "A connection is its sockets, its numbers and its windows: what the target tells of them is what was seen",
            tags = "data")
    void agreeWithTheWire(Lab lab) {
        Connection c = lab.connect(syn().mss(SIZE).windowScale(7));
        c.user().set(UserOption.NO_DELAY, 1);
        c.expectState(ESTABLISHED, "the four numbers of its sockets find it, and it has a state");
        told(
                c,
                "the other side's limit was in its SYN",
                "segments of " + SIZE + " bytes",
                info -> info.sndMss() == SIZE);
        told(c, "and so was its window scale", "a shift of 7", info -> info.sndScale() == 7);

        c.user().send(lab.payload(SIZE));
        c.expect(ack().anyPayload(Range.exactly(SIZE)), "a segment");
        c.user().send(lab.payload(SIZE));
        c.expect(ack().anyPayload(Range.exactly(SIZE)), "and another");
        told(c, "SND.UNA is two segments behind SND.NXT", "2 not acknowledged", info -> info.unacked() == 2);
        c.send(ack().ack(SND_NXT.minus(SIZE)));
        c.takeIn();
        told(c, "an acknowledgment moves SND.UNA", "1 not acknowledged", info -> info.unacked() == 1);
        c.send(ack());
        c.takeIn();
        told(c, "up to SND.NXT", "0 not acknowledged", info -> info.unacked() == 0);
        c.user().send("next");
        c.expect(data("next").seq(SND_UNA), "which is where the next segment begins");
    }

    private static void told(Connection c, String because, String expected, Predicate<TcpInfo> right) {
        Optional<TcpInfo> info = c.user().info();
        c.judge(because, expected, info.filter(right).isPresent(), info.toString());
    }
}
