// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.addresses;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.wire.IpVersion.V4;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.SpecialAddress;

/** Any other segment to a port that is open, but to an address that is not the target's alone. */
final class SegmentToAll {

    /** What comes to a listener beside a SYN. */
    enum Kind {
        ACK(ack()),
        TEXT(data("text")),
        FIN(fin());

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "addresses.to-others.broadcast-dropped",
            rules = "RFC9293-MUST-57-NONSYN",
            claim = "No segment that is broadcast draws a reset, or every host of the link would send one",
            ip = V4,
            state = LISTEN)
    void broadcastDropped(Lab lab, Kind kind) {
        Connection c = lab.dial(lab.listen());

        c.send(kind.segment.to(lab.address(SpecialAddress.BROADCAST)));
        c.expectSilence("what is broadcast is dropped");
    }

    @Probe(
            id = "addresses.to-others.multicast-dropped",
            rules = "RFC9293-MUST-57-NONSYN",
            claim = "No segment to a group draws a reset, or every member would send one",
            state = LISTEN)
    void multicastDropped(Lab lab, Kind kind) {
        Connection c = lab.dial(lab.listen());

        c.send(kind.segment.to(lab.address(SpecialAddress.ALL_HOSTS)));
        c.expectSilence("what is sent to a group is dropped");
    }
}
