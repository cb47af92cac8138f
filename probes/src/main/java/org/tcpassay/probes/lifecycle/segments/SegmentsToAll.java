// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.segments;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.SpecialAddress;

/** Segments to an address that many hosts have. */
final class SegmentsToAll {

    @Probe(
            id = "lifecycle.segments-to-all.group-ignored",
            rules = {"RFC9293-MUST-57", "RFC9293-MUST-57-NONSYN", "DOC-142"},
            state = LISTEN,
            claim = "A connection has two ends: whatever comes for a multicast group draws nothing",
            tags = "handshake")
    void groupIgnored(Lab lab) {
        ignored(lab, lab.address(SpecialAddress.ALL_HOSTS));
    }

    @Probe(
            id = "lifecycle.segments-to-all.broadcast-ignored",
            rules = {"RFC9293-MUST-57", "RFC9293-MUST-57-NONSYN", "DOC-142"},
            state = LISTEN,
            ip = IpVersion.V4,
            claim = "A connection has two ends: whatever is broadcast draws nothing",
            tags = "handshake")
    void broadcastIgnored(Lab lab) {
        ignored(lab, lab.address(SpecialAddress.BROADCAST));
    }

    private static void ignored(Lab lab, IpAddress all) {
        Connection c = lab.dial(lab.listen());

        c.send(syn().to(all));
        c.expectSilence("nobody can open a connection to all");
        c.expectNotAccepted("and none came about");
        c.send(ack().to(all));
        c.expectSilence("nor does each of them answer with a reset");
        c.send(data("text").to(all));
        c.expectSilence("or take data");

        c.send(syn());
        c.expect(synAck(), "the same SYN to this host alone is answered");
    }
}
