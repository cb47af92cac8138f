// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.Optional;

/**
 * A neighbour solicitation or advertisement: IPv6's ARP.
 *
 * <pre>
 * | 135 or 136 (1) | 0 (1) | checksum (2) | R S O, 29 bits of 0 (4) | sought (16) | options ...
 * </pre>
 *
 * @param type {@link #SOLICITATION} or {@link #ADVERTISEMENT}
 * @param flags bits 31..0 of the word before the address; {@link #SOLICITED} and {@link #OVERRIDE} in an answer
 * @param sought whose link address is asked for or told
 * @param mac the asker's address in a solicitation, the answerer's in an advertisement
 * @see "RFC 4861 §4.3 and §4.4"
 */
public record NeighbourMessage(int type, long flags, IpAddress sought, Optional<MacAddress> mac) {

    public static final int SOLICITATION = 135;
    public static final int ADVERTISEMENT = 136;

    public static final long ROUTER = 0x8000_0000L;
    public static final long SOLICITED = 0x4000_0000L;
    public static final long OVERRIDE = 0x2000_0000L;

    private static final int HOP_LIMIT = 255;

    /** Who has {@code sought}? */
    public static NeighbourMessage solicit(MacAddress asker, IpAddress sought) {
        return new NeighbourMessage(SOLICITATION, 0, sought, Optional.of(asker));
    }

    /** The answer to this solicitation: {@code mac} has it. */
    public NeighbourMessage advertise(MacAddress answerer) {
        return new NeighbourMessage(ADVERTISEMENT, SOLICITED | OVERRIDE, sought, Optional.of(answerer));
    }

    /** The multicast group in which the holder of {@code address} listens for solicitations. */
    public static IpAddress solicitedNode(IpAddress address) {
        Bytes prefix = Bytes.of(0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff);
        return new IpAddress(prefix.concat(address.bytes().slice(13, 16)));
    }

    /** The whole IPv6 packet, with the hop limit that proves it never passed a router. */
    public Bytes packet(IpAddress source, IpAddress destination) {
        Bytes body = sought.bytes();
        if (mac.isPresent()) {
            body = body.concat(Bytes.of(linkAddressOption(type), 1))
                    .concat(mac.get().bytes());
        }
        var icmp = new Icmp(6, type, 0, Checksum.RIGHT, flags, body);
        IpPacket ordinary =
                IpPacket.ordinary(source, destination, IpPacket.ICMPV6, Codec.encode(icmp, source, destination));
        return Codec.encode(ordinary.withHopLimit(HOP_LIMIT));
    }

    /** The message in a packet, if it is one that a neighbour may believe (RFC 4861 §7.1). */
    public static Optional<NeighbourMessage> decode(Packet packet) {
        if (!(packet.content() instanceof Icmp icmp)
                || packet.ip().map(IpPacket::hopLimit).orElse(0) != HOP_LIMIT
                || icmp.version() != 6
                || (icmp.type() != SOLICITATION && icmp.type() != ADVERTISEMENT)
                || icmp.code() != 0
                || icmp.checksum() instanceof Checksum.Wrong
                || icmp.body().length() < 16) {
            return Optional.empty();
        }
        var sought = new IpAddress(icmp.body().slice(0, 16));
        return Optional.of(new NeighbourMessage(icmp.type(), icmp.rest(), sought, linkAddress(icmp)));
    }

    private static Optional<MacAddress> linkAddress(Icmp icmp) {
        Bytes body = icmp.body();
        int at = 16;
        while (at + 8 <= body.length()) {
            int length = body.at(at + 1) * 8;
            if (body.at(at) == linkAddressOption(icmp.type()) && length == 8) {
                return Optional.of(new MacAddress(body.slice(at + 2, at + 8)));
            }
            if (length == 0) {
                return Optional.empty();
            }
            at += length;
        }
        return Optional.empty();
    }

    /** Source link-layer address when asking, target's when answering. */
    private static int linkAddressOption(int type) {
        return type == SOLICITATION ? 1 : 2;
    }
}
