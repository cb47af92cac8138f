// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The bytes of an ICMP or ICMPv6 message; only the latter counts the addresses into its checksum.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |     type      |     code      |           checksum            |   0
 * |                             rest                              |   4
 * |                             body                              |   8
 * </pre>
 */
final class IcmpCodec {

    private static final int FIXED = 8;

    private IcmpCodec() {}

    static Bytes encode(Icmp icmp, IpAddress source, IpAddress destination) {
        var out = new byte[FIXED + icmp.body().length()];
        out[0] = (byte) icmp.type();
        out[1] = (byte) icmp.code();
        Field.put32(out, 4, (int) icmp.rest());
        icmp.body().copyTo(out, FIXED);
        long sum = OnesSum.of(out, 0, out.length) + pseudoHeader(icmp.version(), source, destination, out.length);
        Field.put16(out, 2, OnesSum.field(icmp.checksum(), OnesSum.checksum(sum)));
        return Bytes.owning(out);
    }

    static Content read(int version, Bytes bytes, IpAddress source, IpAddress destination, boolean checksumComputed) {
        if (bytes.length() < FIXED) {
            return new Malformed(bytes.length(), "ICMP header cut short; 8 bytes are the least", bytes);
        }
        int checksum = bytes.u16(2);
        long sum = bytes.onesSum() - checksum + pseudoHeader(version, source, destination, bytes.length());
        return new Icmp(
                version,
                bytes.at(0),
                bytes.at(1),
                OnesSum.found(checksum, sum, checksumComputed),
                bytes.u32(4),
                bytes.slice(FIXED, bytes.length()));
    }

    private static long pseudoHeader(int version, IpAddress source, IpAddress destination, int length) {
        return version == 4 ? 0 : OnesSum.pseudoHeader(source, destination, IpPacket.ICMPV6, length);
    }
}
