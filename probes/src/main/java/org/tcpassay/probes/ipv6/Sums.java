// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.ipv6;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.expect.Range;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.IpVersion;

/** Checksums with the pseudo-header of IPv6, and its own header, which has none. */
final class Sums {

    @Probe(
            id = "ipv6.checksum-of-other-address.dropped",
            rules = "RFC9293-3.1-CKSUM-V6",
            ip = IpVersion.V6,
            state = ESTABLISHED,
            claim = "The checksum covers the addresses of IPv6, in both directions")
    void dropped(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("led astray").ip(Sums::summedForANeighbour));
        c.expectSilence("the sum says that it was meant for another");
        c.expectNothingReceived("so it is not delivered");

        c.send(data("odd"));
        c.expect(ack(), "over the right addresses the sum is right");
        c.user().send("even");
        c.expect(data("even"), "and so is the target's own");
    }

    private static IpPacket summedForANeighbour(IpPacket packet) {
        IpPacket other = packet.between(packet.source(), packet.destination().plus(0x1_0000));
        return packet.withPayload(Codec.encode(
                Codec.decode(Codec.encode(packet), true).segment().orElseThrow(), other.source(), other.destination()));
    }

    @Probe(
            id = "ipv6.header-of-any-segment.sound",
            rules = "RFC8200-3-HDR",
            ip = IpVersion.V6,
            state = ESTABLISHED,
            claim = "Whatever is sent, the IPv6 header around it is sound")
    void sound(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().send(lab.payload(lab.roadMss()));
        c.expect(ack().anyPayload(Range.atLeast(1)), "a standing check looks at every header: of the longest text");
        c.send(data("hello"));
        c.expect(ack(), "and of the shortest segment");
    }
}
