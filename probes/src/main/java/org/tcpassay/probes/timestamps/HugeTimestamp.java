// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A timestamp far in the future on a segment that must not move TS.Recent. */
final class HugeTimestamp {

    enum Copy {
        ENDING_AT_RCV_NXT(1),
        ENDING_BELOW(2);

        private final int below;

        Copy(int below) {
            this.below = below;
        }
    }

    /** Still newer by the arithmetic modulo 2^32. */
    private static final long FAR = 1 << 30;

    @Probe(
            id = "timestamps.huge-outside-the-window.not-taken",
            rules = "RFC7323-4.3-2",
            state = ESTABLISHED,
            claim = "A segment right of the window does not move TS.Recent")
    void notTakenFromOutside(Lab lab) {
        Connection c = established(lab);

        c.send(data("far").seq(RCV_NXT.plus(RCV_WND).plus(100)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "an unacceptable segment is acknowledged and its timestamp forgotten");

        c.send(data("good").timestamp(2_001));
        c.expect(ack().echoing(2_001), "PAWS judges by the last good segment, not by the forged one");
        c.expectReceived("good", "and the data is delivered");
    }

    @Probe(
            id = "timestamps.huge-on-duplicate.not-taken",
            rules = "RFC7323-4.3-2",
            state = ESTABLISHED,
            claim = "A copy of acknowledged data does not move TS.Recent")
    void notTakenFromDuplicate(Lab lab, Copy row) {
        Connection c = established(lab);

        c.send(data("x").seq(RCV_NXT.minus(row.below)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "a segment left of the window is acknowledged and its timestamp forgotten");

        c.send(data("good").timestamp(2_001));
        c.expect(ack().echoing(2_001), "PAWS judges by the last good segment");
        c.expectReceived("good", "and the data is delivered");
    }

    @Probe(
            id = "timestamps.huge-above-hole.not-taken",
            rules = {"RFC7323-4.3-2", "RFC7323-4.3-B"},
            state = ESTABLISHED,
            claim = "A segment above a hole does not move TS.Recent, so that the hole can be filled")
    void notTakenAboveHole(Lab lab) {
        Connection c = established(lab);

        c.send(data("cd").seq(RCV_NXT.plus(2)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "it does not reach down to Last.ACK.sent");

        c.send(data("ab").timestamp(2_001));
        c.expect(ack(), "the hole is filled by an older segment, as reordering will have it");
        c.expectReceived("abcd", "and all is delivered");
    }

    @Probe(
            id = "timestamps.huge-on-reset.not-taken",
            rules = "RFC7323-5.2-3",
            state = ESTABLISHED,
            claim = "The timestamp of a reset never changes the connection")
    void notTakenFromReset(Lab lab) {
        lab.needs(Given.RFC5961);
        Connection c = established(lab);

        c.send(rst().seq(RCV_NXT.plus(1)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "a reset that misses RCV.NXT is challenged, its timestamp not looked at");

        c.send(data("good").timestamp(2_001));
        c.expect(ack().echoing(2_001), "the forged reset must not have moved TS.Recent");
        c.expectReceived("good", "and the data is delivered");
    }

    private static Connection established(Lab lab) {
        lab.needs(Given.RFC7323);
        return lab.preamble("ESTABLISHED, TS.Recent 2000", () -> {
            Connection c = lab.connect(syn().mss(1460).timestamp(1_000));
            c.send(data("xx").timestamp(2_000));
            c.expect(ack().echoing(2_000), "an in-order segment moves TS.Recent");
            c.expectReceived("xx", "and is delivered");
            return c;
        });
    }
}
