// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/** What IPv4 and IPv6 have in common: the way to the version's codec, and to the content's. */
final class IpCodec {

    private IpCodec() {}

    /** The packet around {@code payload} bytes that the caller writes to the end of the array. */
    static byte[] header(IpPacket ip, int payload) {
        if (ip.destination().version() != ip.version()) {
            throw new IllegalArgumentException(
                    "packet from " + ip.source() + " to " + ip.destination() + "; both must have the same version");
        }
        if (ip.version() == 4) {
            var out = new byte[Ipv4Codec.headerLength(ip) + payload];
            Ipv4Codec.writeHeader(ip, out);
            return out;
        }
        var out = new byte[Ipv6Codec.FIXED + ip.options().length() + payload];
        Ipv6Codec.writeHeader(ip, out);
        return out;
    }

    static Packet decode(Bytes bytes, Summing summing) {
        int version = bytes.isEmpty() ? 0 : bytes.at(0) >>> 4;
        if (version == 4) {
            return Ipv4Codec.decode(bytes, summing);
        } else if (version == 6) {
            return Ipv6Codec.decode(bytes, summing);
        }
        return unreadable(
                0, bytes.isEmpty() ? "an empty packet" : "IP version " + version + "; 4 or 6 are known", bytes);
    }

    static Packet unreadable(int offset, String reason, Bytes bytes) {
        return new Packet(Optional.empty(), new Malformed(offset, reason, bytes));
    }

    static Packet withContent(IpPacket ip, Summing summing) {
        return new Packet(Optional.of(ip), content(ip, summing));
    }

    private static Content content(IpPacket ip, Summing summing) {
        if (ip.isFragment()) {
            return new Opaque(ip.protocol(), ip.payload());
        } else if (ip.protocol() == IpPacket.TCP) {
            return SegmentCodec.read(ip.payload(), ip.source(), ip.destination(), summing);
        } else if (ip.protocol() == (ip.version() == 4 ? IpPacket.ICMP : IpPacket.ICMPV6)) {
            return IcmpCodec.read(ip.version(), ip.payload(), ip.source(), ip.destination(), summing != Summing.ABSENT);
        }
        return new Opaque(ip.protocol(), ip.payload());
    }
}
