// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SpecialAddress;

/** Mistakes with the fields of the IP header (RFC 9293 §3.9.1.9 and §3.9.2). */
final class IpHeaderMutants {

    private static final int PRECEDENCE = 0x1c; // bits of the octet that RFC 791 had for the type of service
    private static final int USUAL_HOPS = 64;

    static final List<Mutant> ALL = List.of(
            Mutant.around(
                    "ds-not-passed-on",
                    "Takes the user's DS field and forgets it.",
                    Rewritten.leaving(ip -> ip.withTrafficClass(ip.ecn().bits())),
                    "RFC9293-MUST-48",
                    "RFC9293-SHLD-21",
                    "RFC9293-SHLD-22"),
            Mutant.around(
                    "ds-on-text-only",
                    "Leaves the user's DS field out where a segment holds no text.",
                    Rewritten.leaving(ip ->
                            text(ip).isEmpty() ? ip.withTrafficClass(ip.ecn().bits()) : ip),
                    "RFC9293-MUST-48",
                    "RFC9293-SHLD-22"),
            Mutant.around(
                    "ds-cut-to-precedence",
                    "Hands on what RFC 791 called precedence and clears the rest of the DS field.",
                    Rewritten.leaving(ip -> ip.withTrafficClass(ip.trafficClass() & ~PRECEDENCE)),
                    "RFC9293-MUST-48",
                    "RFC9293-SHLD-21",
                    "RFC9293-SHLD-22"),
            Mutant.around(
                    "time-to-live-forgotten-for-text",
                    "Leaves the time to live of packets with text at 0.",
                    Rewritten.leaving(ip -> ip.version() != 4 || text(ip).isEmpty() ? ip : ip.withHopLimit(0)),
                    "RFC791-3.1-HDR"),
            Mutant.around(
                    "hop-limit-fixed",
                    "Takes the user's time to live and forgets it.",
                    Rewritten.leaving(ip -> ip.withHopLimit(USUAL_HOPS)),
                    "RFC9293-MUST-49"),
            Mutant.around(
                    "ip-options-dropped",
                    "Drops every packet that has IP options.",
                    Rewritten.arriving(
                            packet -> packet.ip().filter(ip -> ip.options().isEmpty())),
                    "RFC9293-MUST-50",
                    "RFC9293-MAY-10",
                    "RFC9293-MAY-11"),
            Mutant.around(
                    "unknown-ip-option-dropped",
                    "Drops a packet with an IP option that it does not know.",
                    Rewritten.arriving(packet -> packet.ip()
                            .filter(ip -> ip.options().isEmpty()
                                    || ip.options().at(0) == 1
                                    || ip.options().at(0) == 7
                                    || ip.options().at(0) == 68)),
                    "RFC9293-MUST-50"),
            Mutant.around(
                    "syn-from-nowhere",
                    "Sends a SYN before IP has chosen an address.",
                    Rewritten.leaving(IpHeaderMutants::fromNowhere),
                    "RFC9293-MUST-44"));

    private IpHeaderMutants() {}

    private static Optional<Bytes> text(IpPacket ip) {
        return segment(ip).map(Segment::payload).filter(bytes -> !bytes.isEmpty());
    }

    private static Optional<Segment> segment(IpPacket ip) {
        Packet packet = Codec.decode(Codec.encode(ip), true);
        return packet.segment();
    }

    private static IpPacket fromNowhere(IpPacket ip) {
        IpAddress nowhere = SpecialAddress.UNSPECIFIED.in(ip.version()).orElseThrow();
        return segment(ip)
                .filter(segment -> segment.flags().equals(Flags.SYN))
                .map(syn ->
                        ip.between(nowhere, ip.destination()).withPayload(Codec.encode(syn, nowhere, ip.destination())))
                .orElse(ip);
    }
}
