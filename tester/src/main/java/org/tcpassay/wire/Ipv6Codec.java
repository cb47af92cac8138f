// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * The IPv6 header and the chain of extension headers behind it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |   6   | traffic class |              flow label               |   0
 * |        payload length         | first header  |   hop limit   |   4
 * |                            source                             |   8
 * |                          destination                          |  24
 * |                       extension headers                       |  40
 * </pre>
 */
final class Ipv6Codec {

    static final int FIXED = 40;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    private Ipv6Codec() {}

    /** Writes the header to the start of {@code out}, which is zeros and as long as the packet. */
    static void writeHeader(IpPacket ip, byte[] out) {
        Field.put32(out, 0, 0x6000_0000 | ((ip.trafficClass() & 0xff) << 20) | (ip.flowLabel() & 0xf_ffff));
        Field.put16(out, 4, ip.totalLength() == Segment.COMPUTED ? out.length - FIXED : ip.totalLength());
        out[6] = (byte) ip.firstHeader();
        out[7] = (byte) ip.hopLimit();
        ip.source().bytes().copyTo(out, 8);
        ip.destination().bytes().copyTo(out, 24);
        ip.options().copyTo(out, FIXED);
    }

    static Packet decode(Bytes bytes, Summing summing) {
        if (bytes.length() < FIXED) {
            return IpCodec.unreadable(bytes.length(), "IPv6 header cut short; 40 bytes are there", bytes);
        }
        int end = FIXED + bytes.u16(4);
        if (end > bytes.length()) {
            return IpCodec.unreadable(
                    4,
                    "IPv6 payload length of " + (end - FIXED) + " bytes; " + (bytes.length() - FIXED) + " are there",
                    bytes);
        }
        int protocol = bytes.at(6);
        int at = FIXED;
        int fragment = 0;
        while (isExtension(protocol) && (fragment >>> 3) == 0) {
            int length = end - at < 8 ? 8 : protocol == FRAGMENT ? 8 : 8 + 8 * bytes.at(at + 1);
            if (length > end - at) {
                var reason = "IPv6 extension header " + protocol + " needs " + length + " bytes; " + (end - at)
                        + " are there";
                return new Packet(
                        Optional.of(read(bytes, bytes.at(6), FIXED, end, 0)), new Malformed(at, reason, bytes));
            }
            if (protocol == FRAGMENT) {
                fragment = bytes.u16(at + 2);
            }
            protocol = bytes.at(at);
            at += length;
        }
        return IpCodec.withContent(read(bytes, protocol, at, end, fragment), summing);
    }

    private static boolean isExtension(int header) {
        return header == HOP_BY_HOP || header == ROUTING || header == FRAGMENT || header == DESTINATION_OPTIONS;
    }

    /** The packet whose payload begins at {@code payload}; {@code fragment} is offset, two bits, more. */
    private static IpPacket read(Bytes bytes, int protocol, int payload, int end, int fragment) {
        int first = (int) bytes.u32(0);
        return new IpPacket(
                new IpAddress(bytes.slice(8, 24).apart()),
                new IpAddress(bytes.slice(24, 40).apart()),
                (first >>> 20) & 0xff,
                0,
                first & 0xf_ffff,
                false,
                (fragment & 1) != 0,
                fragment >>> 3,
                bytes.at(7),
                protocol,
                payload == FIXED ? Bytes.EMPTY : bytes.slice(FIXED, payload),
                bytes.at(6),
                Checksum.RIGHT,
                end - FIXED,
                bytes.slice(payload, end));
    }
}
