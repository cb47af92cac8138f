// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** Mistakes about who is meant and who speaks (RFC 1122 §3.2.1.3, RFC 9293 §3.9.2.3). */
final class AddressMutants {

    private static final int SECOND = 250; // how far the reference's second address lies behind its first

    static final List<Mutant> ALL = List.of(
            taking("broadcast-taken", "Answers what is sent to everybody.", IpAddress::isBroadcast, "RFC9293-MUST-57*"),
            taking(
                    "multicast-taken",
                    "Answers what is sent to a group that it is in.",
                    IpAddress::isMulticast,
                    "RFC9293-MUST-57*"),
            taking(
                    "neighbours-packets-taken",
                    "Answers whatever the link brings, whoever is meant.",
                    address -> !address.isMulticast() && !address.isBroadcast(),
                    "RFC1122-3.2.1.3-1"),
            Mutant.around(
                    "first-address-answers",
                    "Sends everything from its first address, whichever was asked or chosen.",
                    Rewritten.leaving(ip -> fromFirst(ip, Flags.NONE)),
                    "RFC9293-MUST-43",
                    "RFC9293-MUST-45"),
            Mutant.around(
                    "fin-from-first-address",
                    "Looks the address up again to say goodbye.",
                    Rewritten.leaving(ip -> fromFirst(ip, Flags.FIN)),
                    "RFC9293-MUST-45"),
            Mutant.around(
                    "text-from-first-address",
                    "Looks the address up again whenever text leaves.",
                    Rewritten.leaving(ip -> fromFirst(ip, Flags.PSH)),
                    "RFC9293-MUST-45"),
            Mutant.of(
                    "any-source-answered",
                    "Answers whatever source address a packet has.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isPossibleSource(IpAddress source) {
                            return true;
                        }
                    },
                    "RFC9293-MUST-63",
                    "RFC1122-3.2.1.3-2"),
            Mutant.of(
                    "loopback-answered",
                    "Answers a packet that says it comes from this host, though the link has brought it.",
                    settings -> new Rfc9293(settings) {
                        @Override
                        protected boolean isPossibleSource(IpAddress source) {
                            return super.isPossibleSource(source) || source.isLoopback();
                        }
                    },
                    "RFC9293-MUST-63",
                    "RFC1122-3.2.1.3-2"));

    private AddressMutants() {}

    /** The same segment from the first address, if it is from the second and has these flags. */
    private static IpPacket fromFirst(IpPacket ip, Flags flags) {
        boolean second = ip.source().bytes().at(ip.source().bytes().length() - 1) > SECOND;
        return Codec.decode(Codec.encode(ip), true)
                .segment()
                .filter(segment -> second && segment.has(flags))
                .map(segment -> between(ip, ip.source().plus(-SECOND), segment))
                .orElse(ip);
    }

    private static IpPacket between(IpPacket ip, IpAddress source, Segment segment) {
        return ip.between(source, ip.destination()).withPayload(Codec.encode(segment, source, ip.destination()));
    }

    private static Mutant taking(String name, String mistake, Predicate<IpAddress> more, String... rules) {
        return Mutant.of(
                name,
                mistake,
                settings -> new Rfc9293(settings) {
                    @Override
                    protected boolean isOurs(IpAddress destination, Set<IpAddress> own) {
                        return super.isOurs(destination, own) || more.test(destination);
                    }
                },
                rules);
    }
}
