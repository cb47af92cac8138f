// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Old duplicates, which their timestamps betray. */
final class OldStamps {

    @Probe(
            id = "lifecycle.old-stamps.dropped",
            rules = {"RFC7323-5.3-R1", "RFC7323-5.2-1", "DOC-116"},
            state = ESTABLISHED,
            claim =
                    "Old duplicates are known by their timestamps and dropped, but for a reset with the exact number, which"
                            + " ends the connection however old it is",
            tags = {"data", "reset"})
    void dropped(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.connect(syn().mss(1460).timestamps());
        c.send(data("new"));
        c.expect(ack().timestamps(), "data in order");

        c.send(data("old").timestampOlderBy(100_000).refused());
        c.expect(ack(), "the number is right and the timestamp is stale: acknowledged and dropped");
        c.expectReceived("new", "what came before is delivered");
        c.expectNothingReceived("and nothing else");
        c.send(rst().timestampOlderBy(100_000));
        c.expectState(CLOSED, "a reset is not subject to that");
    }
}
