// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;

/**
 * Values to bytes and back.
 *
 * <p>Encoding writes what the value says, legal or not; a number too wide for its field loses its high bits.
 * Decoding never throws; what cannot be read becomes {@link Malformed}, and what can is encoded to the very same
 * bytes again.
 */
public final class Codec {

    private Codec() {}

    /**
     * The packet's bytes.
     *
     * @throws IllegalArgumentException if source and destination differ in version
     */
    public static Bytes encode(IpPacket packet) {
        byte[] out = IpCodec.header(packet, packet.payload().length());
        packet.payload().copyTo(out, out.length - packet.payload().length());
        return Bytes.owning(out);
    }

    /** The segment's bytes from its source port on; the addresses count into its checksum. */
    public static Bytes encode(Segment segment, IpAddress source, IpAddress destination) {
        var out = new byte[SegmentCodec.length(segment)];
        SegmentCodec.write(segment, source, destination, out, 0);
        return Bytes.owning(out);
    }

    /** The message's bytes from its type on; the addresses count into an ICMPv6 checksum. */
    public static Bytes encode(Icmp message, IpAddress source, IpAddress destination) {
        return IcmpCodec.encode(message, source, destination);
    }

    /** The bytes of these options in a header, without padding. */
    public static int length(List<TcpOption> options) {
        return OptionCodec.length(options);
    }

    /** The segment in an ordinary packet. */
    public static Bytes packet(Segment segment, IpAddress source, IpAddress destination) {
        int length = SegmentCodec.length(segment);
        byte[] out = IpCodec.header(IpPacket.ordinary(source, destination, IpPacket.TCP, Bytes.EMPTY), length);
        SegmentCodec.write(segment, source, destination, out, out.length - length);
        return Bytes.owning(out);
    }

    /** The message in an ordinary packet. */
    public static Bytes packet(Icmp message, IpAddress source, IpAddress destination) {
        int protocol = message.version() == 4 ? IpPacket.ICMP : IpPacket.ICMPV6;
        return encode(IpPacket.ordinary(source, destination, protocol, encode(message, source, destination)));
    }

    /**
     * Reads an IP packet of either version; bytes behind its end, such as a link's padding, are dropped.
     *
     * @param checksumComputed false where the sending host left the checksum of the content to hardware that is
     *     not there
     */
    public static Packet decode(Bytes packet, boolean checksumComputed) {
        return IpCodec.decode(packet, checksumComputed ? Summing.CHECKED : Summing.ABSENT);
    }
}
