// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Map;

/**
 * An ICMP message's line: {@code icmp unreachable code 4 mtu 1300 [1:1461(1460)]}.
 *
 * <p>In brackets stands the segment that an error quotes. It went the other way, so its number counts from the
 * base of the message's receiver. Where its data offset is not quoted only the first number is known.
 */
final class IcmpNotation {

    private static final int V4_UNREACHABLE = 3;
    private static final int V4_FRAGMENTATION_NEEDED = 4;
    private static final int V6_PACKET_TOO_BIG = 2;

    private static final Map<Integer, String> V4 = Map.of(
            0,
            "echo_reply",
            V4_UNREACHABLE,
            "unreachable",
            4,
            "source_quench",
            5,
            "redirect",
            8,
            "echo_request",
            11,
            "time_exceeded",
            12,
            "parameter_problem");

    private static final Map<Integer, String> V6 = Map.of(
            1,
            "unreachable",
            V6_PACKET_TOO_BIG,
            "packet_too_big",
            3,
            "time_exceeded",
            4,
            "parameter_problem",
            128,
            "echo_request",
            129,
            "echo_reply",
            133,
            "router_solicitation",
            134,
            "router_advertisement",
            NeighbourMessage.SOLICITATION,
            "neighbour_solicitation",
            NeighbourMessage.ADVERTISEMENT,
            "neighbour_advertisement");

    private IcmpNotation() {}

    static String print(Icmp icmp, SeqNum ackBase) {
        String name = (icmp.version() == 4 ? V4 : V6).getOrDefault(icmp.type(), "type " + icmp.type());
        var out = new StringBuilder(icmp.version() == 4 ? "icmp " : "icmpv6 ");
        out.append(name).append(" code ").append(icmp.code());
        if (icmp.version() == 4 && icmp.type() == V4_UNREACHABLE && icmp.code() == V4_FRAGMENTATION_NEEDED) {
            out.append(" mtu ").append(icmp.rest() & 0xffff);
        } else if (icmp.version() == 6 && icmp.type() == V6_PACKET_TOO_BIG) {
            out.append(" mtu ").append(icmp.rest());
        }
        if (isError(icmp)) {
            printQuote(out, icmp.body(), ackBase);
        }
        ChecksumNotation.print(out, icmp.checksum());
        return out.toString();
    }

    private static boolean isError(Icmp icmp) {
        return icmp.version() == 4
                ? icmp.type() == V4_UNREACHABLE || icmp.type() == 4 || icmp.type() == 11 || icmp.type() == 12
                : icmp.type() < 128;
    }

    private static void printQuote(StringBuilder out, Bytes quote, SeqNum base) {
        boolean four = !quote.isEmpty() && quote.at(0) >>> 4 == 4;
        int header = four ? (quote.at(0) & 0xf) * 4 : Ipv6Codec.FIXED;
        if (quote.length() < header + 8 || header < Ipv4Codec.FIXED || quote.at(four ? 9 : 6) != IpPacket.TCP) {
            return;
        }
        long first = SeqNum.of(quote.u32(header + 4)).offsetFrom(base);
        out.append(" [");
        if (quote.length() > header + 12) {
            int end = four ? quote.u16(2) : Ipv6Codec.FIXED + quote.u16(4);
            Notation.printRange(out, first, Math.max(0, end - header - (quote.at(header + 12) >>> 4) * 4));
        } else {
            out.append(first);
        }
        out.append(']');
    }
}
