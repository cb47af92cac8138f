// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipheader;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpVersion;

/** The longest segment and the shortest one, for the IPv4 header around them. */
final class AnySegment {

    @Probe(
            id = "ip-header.any-segment.sound",
            rules = "RFC791-3.1-HDR",
            ip = IpVersion.V4,
            state = ESTABLISHED,
            claim = "Whatever is sent, the IPv4 header around it is sound")
    void sound(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().send(lab.payload(lab.roadMss()));
        c.expect(ack().anyPayload(Range.atLeast(1)), "a standing check looks at every header: of the longest text");
        c.send(data("hello"));
        c.expect(ack(), "and of the shortest segment");
    }
}
