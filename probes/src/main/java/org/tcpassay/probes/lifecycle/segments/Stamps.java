// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;
import org.tcpassay.target.UserOption;
import org.tcpassay.wire.TcpOption;

/** Timestamps on the segments of a connection, and their echoes. */
final class Stamps {

    private static final Duration A_WHILE = Duration.ofMillis(1_100); // a tick is a second at the most (RFC 7323 §5.4)

    @Probe(
            id = "lifecycle.stamps.own-time-and-echo",
            rules = {"RFC7323-4.3-A", "RFC7323-4.3-B", "RFC7323-4.3-C", "RFC7323-5.4-1", "DOC-162"},
            state = ESTABLISHED,
            claim =
                    "The first half of the option is the sender's clock, the second the timestamp of the earliest segment"
                            + " that is not acknowledged yet; one above a gap does not count",
            tags = "data")
    void ownTimeAndEcho(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
        c.send(data("a").timestamp(2_000));
        Seen early = c.expect(ack().echoing(2_000), "a segment in order is echoed");
        c.send(data("c").seq(RCV_NXT.plus(1)).timestamp(4_000));
        c.expect(ack().echoing(2_000), "one above a gap is not");
        c.send(data("b").timestamp(3_000));
        c.expect(ack().echoing(3_000), "the one that fills it is, although it is older");

        c.expectSilence(A_WHILE, "the clock goes on");
        c.user().set(UserOption.QUICK_ACK, 0);
        c.send(data("one").timestamp(5_000));
        c.send(data("two").timestamp(6_000));
        Seen late = c.expect(
                        anyOf(ack().echoing(5_000), ack().ack(RCV_NXT.minus(3)).echoing(5_000)),
                        "of two that one acknowledgment covers the earlier counts")
                .orElseThrow();
        long ticks = stamp(late) - stamp(early) & 0xffff_ffffL;
        c.judge("the first half is a clock", "more than before", ticks >= 1 && ticks < 1L << 31, ticks + " more");
    }

    private static long stamp(Seen seen) {
        return seen.option(TcpOption.Timestamps.class).orElseThrow().value();
    }
}
