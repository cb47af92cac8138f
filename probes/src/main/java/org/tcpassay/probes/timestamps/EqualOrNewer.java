// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A timestamp equal to TS.Recent, or newer by as much as can be. */
final class EqualOrNewer {

    @Probe(
            id = "timestamps.equal.taken",
            rules = "RFC7323-5.3-EQ",
            state = ESTABLISHED,
            claim = "A timestamp equal to TS.Recent is acceptable")
    void taken(Lab lab) {
        Connection c = WithTimestamps.established(lab, 1_000);

        c.send(data("one").timestamp(2_000));
        c.expect(ack().echoing(2_000), "in-order data is taken");
        c.send(data("two").timestamp(2_000));
        c.expect(ack().echoing(2_000), "segments of one tick share a TSval");
        c.expectReceived("onetwo", "all of it is delivered");
    }

    @Probe(
            id = "timestamps.half-the-circle-newer.taken",
            rules = "RFC7323-5.3-WRAP",
            state = ESTABLISHED,
            claim = "A TSval 2^31-1 above TS.Recent is newer")
    void halfTheCircleTaken(Lab lab) {
        Connection c = WithTimestamps.established(lab, 1_000);
        c.send(data("one").timestamp(2_000));
        c.expect(ack().echoing(2_000), "in-order data is taken");

        c.send(data("two").timestamp(2_000 + 0x7fff_ffffL));
        c.expect(ack().echoing(2_000 + 0x7fff_ffffL), "less than half the circle ahead is newer");
        c.expectReceived("onetwo", "all of it is delivered");
    }
}
