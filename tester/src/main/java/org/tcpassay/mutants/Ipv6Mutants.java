// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.ExtensionHeader;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** Mistakes with what IPv6 has and IPv4 has not. */
final class Ipv6Mutants {

    private static final int OPTION = 2; // where the first option of an extension header stands
    private static final int REFUSED_OPTION = 0x9e;
    private static final int NOBODY = 254; // a protocol for experiments
    private static final int HEADER = 20; // bytes of TCP's

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "extension-headers-dropped",
                    "Drops every packet whose first header is not that of TCP or ICMPv6.",
                    arriving(ip -> ip.options().isEmpty() ? Optional.of(ip) : Optional.empty()),
                    "RFC8200-4.1-1",
                    "RFC8200-4.2-*",
                    "RFC8200-4.4-*"),
            Mutant.around(
                    "hop-by-hop-anywhere",
                    "Takes hop-by-hop options wherever they stand.",
                    arriving(ip -> Optional.of(hasLate(ip) ? bare(ip) : ip)),
                    "RFC8200-4-NH"),
            Mutant.around(
                    "unknown-header-dropped-silently",
                    "Drops a packet with an unknown next header and tells nobody.",
                    arriving(ip -> isUnknown(ip) || hasLate(ip) ? Optional.empty() : Optional.of(ip)),
                    "RFC8200-4-NH"),
            Mutant.around(
                    "unknown-option-dropped-silently",
                    "Drops a packet with an unknown option and tells nobody, whatever the option says.",
                    arriving(
                            ip -> isOption(ip) && ip.options().at(OPTION) >= 0x80 ? Optional.empty() : Optional.of(ip)),
                    "RFC8200-4.2-1X"),
            Mutant.around(
                    "unknown-options-skipped",
                    "Skips every option that it does not know.",
                    arriving(ip -> Optional.of(isOption(ip) ? bare(ip) : ip)),
                    "RFC8200-4.2-01",
                    "RFC8200-4.2-1X"),
            Mutant.around(
                    "unknown-options-complained-about",
                    "Complains about every option that it does not know.",
                    arriving(ip -> Optional.of(isOption(ip) ? refused(ip) : ip)),
                    "RFC8200-4.2-0*"),
            Mutant.around(
                    "source-route-not-looked-at",
                    "Takes a packet with a routing header for its own, though it has segments left.",
                    arriving(ip -> Optional.of(ip.firstHeader() == ExtensionHeader.ROUTING ? bare(ip) : ip)),
                    "RFC8200-4.4-2"),
            Mutant.around(
                    "spent-source-route-refused",
                    "Refuses every routing header of type 0, though no segments are left.",
                    arriving(ip -> ip.firstHeader() == ExtensionHeader.ROUTING ? Optional.empty() : Optional.of(ip)),
                    "RFC8200-4.4-1"),
            Mutant.around(
                    "atomic-fragment-kept",
                    "Waits for more of a fragment that is the whole packet.",
                    arriving(ip -> ip.firstHeader() == ExtensionHeader.FRAGMENT ? Optional.empty() : Optional.of(ip)),
                    "RFC8200-4.1-1"),
            Mutant.around(
                    "nothing-follows-complained-about",
                    "Takes the number that says that nothing follows for that of a header that it does not know.",
                    arriving(ip -> Optional.of(ip.protocol() == ExtensionHeader.NONE ? ip.withProtocol(NOBODY) : ip)),
                    "RFC8200-4.7-1"),
            Mutant.around(
                    "nothing-follows-read-on",
                    "Reads a segment behind the header that says that nothing follows.",
                    arriving(ip ->
                            Optional.of(ip.protocol() == ExtensionHeader.NONE ? ip.withProtocol(IpPacket.TCP) : ip)),
                    "RFC8200-4.7-1"),
            Mutant.around(
                    "flow-label-of-each-packet",
                    "Draws a new flow label for each packet.",
                    inner -> {
                        var label = new AtomicInteger(1);
                        return leaving((ip, segment) -> ip.withFlowLabel(label.incrementAndGet()))
                                .apply(inner);
                    },
                    "RFC6437-2-1"),
            Mutant.around(
                    "flow-label-of-handshake-only",
                    "Forgets the flow label once the handshake is over.",
                    leaving((ip, segment) -> segment.has(Flags.SYN) ? ip : ip.withFlowLabel(0)),
                    "RFC6437-2-1"),
            Mutant.around(
                    "flow-label-changed-on-repetition",
                    "Sends what it repeats with another flow label, to try another road.",
                    inner -> {
                        Set<Segment> before = new HashSet<>();
                        return leaving((ip, segment) -> before.add(segment) ? ip : ip.withFlowLabel(ip.flowLabel() ^ 1))
                                .apply(inner);
                    },
                    "RFC6437-2-1"),
            Mutant.around(
                    "no-flow-labels",
                    "Leaves every flow label 0.",
                    leaving((ip, segment) -> ip.withFlowLabel(0)),
                    "RFC6437-3-1"),
            Mutant.around(
                    "one-flow-label-for-all",
                    "Gives every connection the same flow label.",
                    leaving((ip, segment) -> ip.withFlowLabel(0x5a5a5)),
                    "RFC6437-3-1"),
            Mutant.around(
                    "ipv6-checksum-not-verified",
                    "Verifies the checksum of a segment over IPv4 only.",
                    arriving(ip -> Optional.of(segment(ip)
                            .map(segment -> holding(ip, Altered.checksum(segment, Checksum.RIGHT)))
                            .orElse(ip))),
                    "RFC9293-3.1-CKSUM-V6"),
            Mutant.around(
                    "ipv6-checksum-with-length-of-text",
                    "Puts the length of the text into the pseudo-header of IPv6, where that of the segment belongs.",
                    leaving((ip, segment) -> segment.payload().isEmpty()
                            ? ip
                            : holding(ip, Altered.checksum(segment, Checksum.wrongBy(HEADER)))),
                    "RFC9293-3.1-CKSUM-V6",
                    "RFC9293-MUST-2"),
            Mutant.around(
                    "hop-limit-forgotten-for-text",
                    "Leaves the hop limit of packets with text at 0.",
                    leaving((ip, segment) -> segment.payload().isEmpty() ? ip : ip.withHopLimit(0)),
                    "RFC8200-3-HDR"));

    private Ipv6Mutants() {}

    private static UnaryOperator<EmbeddedStack> arriving(Function<IpPacket, Optional<IpPacket>> read) {
        return Rewritten.arriving(
                packet -> packet.ip().flatMap(ip -> ip.version() == 6 ? read.apply(ip) : Optional.of(ip)));
    }

    private static UnaryOperator<EmbeddedStack> leaving(BiFunction<IpPacket, Segment, IpPacket> write) {
        return Rewritten.leaving(ip -> ip.version() == 4
                ? ip
                : segment(ip).map(segment -> write.apply(ip, segment)).orElse(ip));
    }

    private static Optional<Segment> segment(IpPacket ip) {
        return Codec.decode(Codec.encode(ip), true).segment();
    }

    private static IpPacket holding(IpPacket ip, Segment segment) {
        return ip.withPayload(Codec.encode(segment, ip.source(), ip.destination()));
    }

    private static boolean isUnknown(IpPacket ip) {
        return ip.protocol() != IpPacket.TCP
                && ip.protocol() != IpPacket.ICMPV6
                && ip.protocol() != ExtensionHeader.NONE;
    }

    /** Whether hop-by-hop options stand behind another header. */
    private static boolean hasLate(IpPacket ip) {
        return !ip.options().isEmpty() && ip.options().at(0) == ExtensionHeader.HOP_BY_HOP;
    }

    /** Whether it begins with destination options of which the first is no padding. */
    private static boolean isOption(IpPacket ip) {
        return ip.firstHeader() == ExtensionHeader.DESTINATION_OPTIONS
                && ip.options().at(OPTION) > 1;
    }

    private static IpPacket refused(IpPacket ip) {
        Bytes chain = ip.options();
        return ip.withOptions(chain.slice(0, OPTION)
                .concat(Bytes.of(REFUSED_OPTION))
                .concat(chain.slice(OPTION + 1, chain.length())));
    }

    /** Without the headers between. */
    private static IpPacket bare(IpPacket ip) {
        return ip.withOptions(Bytes.EMPTY).withProtocol(ip.protocol());
    }
}
