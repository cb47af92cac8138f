// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** What becomes of the checksums of a packet that is corrupted. */
public enum Sums {
    /** They are made right again, so that nobody notices by them; not those of a packet that was damaged before. */
    REPAIRED,
    /** They are wrong afterwards, as those of a packet that a wire damaged. */
    LEFT;

    /** The damaged bytes of a packet as they leave. */
    Bytes settle(Bytes damaged, Transit before) {
        return this == LEFT || !isSound(before.packet()) ? damaged : repaired(damaged);
    }

    private static boolean isSound(Packet packet) {
        return packet.segment()
                .map(segment -> !(segment.checksum() instanceof Checksum.Wrong))
                .orElse(true);
    }

    private static Bytes repaired(Bytes damaged) {
        Packet packet = Codec.decode(damaged, true);
        if (packet.ip().isEmpty()) {
            return damaged;
        }
        IpPacket ip = packet.ip().get().withHeaderChecksum(Checksum.RIGHT);
        if (packet.content() instanceof Segment segment) {
            return Codec.encode(ip.withPayload(Codec.encode(right(segment), ip.source(), ip.destination())));
        } else if (packet.content() instanceof Icmp icmp) {
            var right = new Icmp(icmp.version(), icmp.type(), icmp.code(), Checksum.RIGHT, icmp.rest(), icmp.body());
            return Codec.encode(ip.withPayload(Codec.encode(right, ip.source(), ip.destination())));
        }
        return Codec.encode(ip);
    }

    private static Segment right(Segment segment) {
        return new Segment(
                segment.sourcePort(),
                segment.destinationPort(),
                segment.seq(),
                segment.ack(),
                segment.dataOffset(),
                segment.reserved(),
                segment.flags(),
                segment.window(),
                Checksum.RIGHT,
                segment.urgent(),
                segment.options(),
                segment.payload());
    }

    String text() {
        return this == REPAIRED ? "checksum repaired" : "checksum left";
    }
}
