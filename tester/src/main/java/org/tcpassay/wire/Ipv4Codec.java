// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The IPv4 header.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |   4   |  IHL  | traffic class |         total length          |   0
 * |        identification         |R|D|M|    fragment offset      |   4
 * |   hop limit   |   protocol    |        header checksum        |   8
 * |                            source                             |  12
 * |                          destination                          |  16
 * |                     options and padding                       |  20
 * </pre>
 */
final class Ipv4Codec {

    static final int FIXED = 20;

    private static final int RESERVED = 0x8000;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET = 0x1fff;

    private Ipv4Codec() {}

    static int headerLength(IpPacket ip) {
        return FIXED + ((ip.options().length() + 3) & ~3);
    }

    /** Writes the header to the start of {@code out}, which is zeros and as long as the packet. */
    static void writeHeader(IpPacket ip, byte[] out) {
        int header = headerLength(ip);
        out[0] = (byte) (0x40 | ((header / 4) & 0xf));
        out[1] = (byte) ip.trafficClass();
        Field.put16(out, 2, ip.totalLength() == Segment.COMPUTED ? out.length : ip.totalLength());
        Field.put16(out, 4, ip.identification());
        Field.put16(
                out,
                6,
                (ip.reservedFlag() ? RESERVED : 0)
                        | (ip.dontFragment() ? DONT_FRAGMENT : 0)
                        | (ip.moreFragments() ? MORE_FRAGMENTS : 0)
                        | (ip.fragmentOffset() & OFFSET));
        out[8] = (byte) ip.hopLimit();
        out[9] = (byte) ip.protocol();
        ip.source().bytes().copyTo(out, 12);
        ip.destination().bytes().copyTo(out, 16);
        ip.options().copyTo(out, FIXED);
        int right = OnesSum.checksum(OnesSum.of(out, 0, header));
        Field.put16(out, 10, OnesSum.field(ip.headerChecksum(), right));
    }

    static Packet decode(Bytes bytes, Summing summing) {
        if (bytes.length() < FIXED) {
            return IpCodec.unreadable(bytes.length(), "IPv4 header cut short; 20 bytes are the least", bytes);
        }
        int header = (bytes.at(0) & 0xf) * 4;
        if (header < FIXED || header > bytes.length()) {
            return IpCodec.unreadable(
                    0, "IPv4 header length of " + header + " bytes; 20.." + bytes.length() + " are possible", bytes);
        }
        int total = bytes.u16(2);
        if (total < header || total > bytes.length()) {
            return IpCodec.unreadable(
                    2,
                    "IPv4 total length of " + total + " bytes; " + header + ".." + bytes.length() + " are there",
                    bytes);
        }
        int fragment = bytes.u16(6);
        int checksum = bytes.u16(10);
        long sum = bytes.slice(0, header).onesSum() - checksum;
        var ip = new IpPacket(
                new IpAddress(bytes.slice(12, 16).apart()),
                new IpAddress(bytes.slice(16, 20).apart()),
                bytes.at(1),
                bytes.u16(4),
                0,
                (fragment & RESERVED) != 0,
                (fragment & DONT_FRAGMENT) != 0,
                (fragment & MORE_FRAGMENTS) != 0,
                fragment & OFFSET,
                bytes.at(8),
                bytes.at(9),
                header == FIXED ? Bytes.EMPTY : bytes.slice(FIXED, header),
                bytes.at(9),
                OnesSum.found(checksum, sum, true),
                total,
                bytes.slice(header, total));
        return IpCodec.withContent(ip, summing);
    }
}
