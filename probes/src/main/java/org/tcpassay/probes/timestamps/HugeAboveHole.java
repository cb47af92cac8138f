// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.probes.timestamps.TsRecent.FAR;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A timestamp far in the future on a segment above a hole. */
final class HugeAboveHole {

    @Probe(
            id = "timestamps.huge-above-hole.not-taken",
            rules = {"RFC7323-4.3-2", "RFC7323-4.3-B"},
            state = ESTABLISHED,
            claim = "A segment above a hole does not move TS.Recent, so that the hole can be filled")
    void notTakenAboveHole(Lab lab) {
        Connection c = TsRecent.twoThousand(lab);

        c.send(data("cd").seq(RCV_NXT.plus(2)).timestamp(2_000 + FAR));
        c.expect(ack().echoing(2_000), "it does not reach down to Last.ACK.sent");

        c.send(data("ab").timestamp(2_001));
        c.expect(ack(), "the hole is filled by an older segment, as reordering will have it");
        c.expectReceived("abcd", "and all is delivered");
    }
}
