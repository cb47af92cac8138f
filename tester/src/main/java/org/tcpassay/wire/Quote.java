// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * The segment that an ICMP error quotes, as far as eight bytes of it tell.
 *
 * @param source the end that sent the segment
 * @param destination the end that it was meant for
 */
public record Quote(Endpoint source, Endpoint destination, SeqNum seq) {

    private static final int PORTS_AND_NUMBER = 8; // bytes of the segment that every error quotes (RFC 792)

    /** Empty where what is quoted is no TCP segment, or too short. */
    public static Optional<Quote> of(Icmp message) {
        Bytes quoted = message.body();
        int header = headerLength(quoted);
        if (header == 0 || quoted.length() < header + PORTS_AND_NUMBER) {
            return Optional.empty();
        }
        boolean four = quoted.at(0) >>> 4 == 4;
        IpAddress source = new IpAddress(four ? quoted.slice(12, 16) : quoted.slice(8, 24));
        IpAddress destination = new IpAddress(four ? quoted.slice(16, 20) : quoted.slice(24, 40));
        return Optional.of(new Quote(
                new Endpoint(source, quoted.u16(header)),
                new Endpoint(destination, quoted.u16(header + 2)),
                SeqNum.of(quoted.u32(header + 4))));
    }

    /**
     * Where in an IP packet, which may be cut short, the TCP segment begins.
     *
     * @return 0 if it holds none, or the way there leads through IPv6 extension headers
     */
    public static int headerLength(Bytes packet) {
        int version = packet.isEmpty() ? 0 : packet.at(0) >>> 4;
        if (version == 4 && packet.length() >= Ipv4Codec.FIXED && packet.at(9) == IpPacket.TCP) {
            return (packet.at(0) & 0xf) * 4;
        }
        boolean six = version == 6 && packet.length() >= Ipv6Codec.FIXED && packet.at(6) == IpPacket.TCP;
        return six ? Ipv6Codec.FIXED : 0;
    }
}
