// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.probes.timestamps.TsRecent.FAR;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A timestamp far in the future on a segment left or right of the window. */
final class HugeOutsideWindow {

    enum Copy {
        ENDING_AT_RCV_NXT(1),
        ENDING_BELOW(2);

        private final int below;

        Copy(int below) {
            this.below = below;
        }
    }

    @Probe(
            id = "timestamps.huge-outside-the-window.not-taken",
            rules = "RFC7323-4.3-2",
            state = ESTABLISHED,
            claim = "A segment right of the window does not move TS.Recent")
    void notTakenFromOutside(Lab lab) {
        Connection c = TsRecent.twoThousand(lab);

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
        Connection c = TsRecent.twoThousand(lab);

        c.send(data("x").seq(RCV_NXT.minus(row.below)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "a segment left of the window is acknowledged and its timestamp forgotten");

        c.send(data("good").timestamp(2_001));
        c.expect(ack().echoing(2_001), "PAWS judges by the last good segment");
        c.expectReceived("good", "and the data is delivered");
    }
}
