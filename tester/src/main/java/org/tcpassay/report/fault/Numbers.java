// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.report.PacketText;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** The initial sequence numbers that a path has learned of, so that all numbers print relative to them. */
final class Numbers {

    private static final SeqNum ZERO = SeqNum.of(0);

    private record Flow(Endpoint from, Endpoint to) {
        Flow back() {
            return new Flow(to, from);
        }
    }

    /** What one end counts from, and what it takes the other to count from. */
    private record Bases(int connection, SeqNum seq, Optional<SeqNum> ack) {}

    private final Map<Flow, Bases> bases = new HashMap<>();

    /** Takes note of a packet that came in. */
    void learn(Transit transit) {
        Optional<Sighting> sighting = transit.sighting();
        Optional<Flow> flow = flow(transit.packet());
        if (sighting.isPresent() && flow.isPresent()) {
            Segment segment = transit.segment().orElseThrow();
            bases.put(flow.get(), bases(segment, sighting.get()));
        }
    }

    private static Bases bases(Segment segment, Sighting seen) {
        return new Bases(
                seen.connection(),
                segment.seq().minus(seen.position()),
                segment.has(Flags.ACK) ? Optional.of(segment.ack().minus(seen.ackPosition())) : Optional.empty());
    }

    /** A packet as it came in. */
    PacketText text(Transit transit) {
        return text(transit.packet(), transit.sighting().flatMap(seen -> transit.segment()
                .map(segment -> bases(segment, seen))));
    }

    /** A packet as it left; what is made of a packet counts from where that did. */
    PacketText text(Happening.Went went, Optional<Transit> came) {
        Packet packet = went.transit().packet();
        Optional<Bases> own = came.flatMap(
                transit -> transit.sighting().flatMap(seen -> transit.segment().map(segment -> bases(segment, seen))));
        Optional<Bases> from = own.or(() -> flow(packet).flatMap(this::learned));
        return text(packet, from.or(() -> opening(packet)));
    }

    /** Of a SYN that a rule made, and of a connection that nobody has heard of: it counts from itself. */
    private Optional<Bases> opening(Packet packet) {
        Optional<Bases> own = packet.segment()
                .filter(segment -> segment.has(Flags.SYN) && !segment.has(Flags.ACK))
                .map(segment -> new Bases(0, segment.seq(), Optional.empty()));
        own.ifPresent(first -> flow(packet).ifPresent(flow -> bases.put(flow, first)));
        return own;
    }

    /** The connection that what left seems to belong to; 0 for none. */
    int connection(Happening.Went went) {
        return flow(went.transit().packet())
                .flatMap(this::learned)
                .map(Bases::connection)
                .orElse(0);
    }

    private Optional<Bases> learned(Flow flow) {
        return Optional.ofNullable(bases.get(flow)).or(() -> Optional.ofNullable(bases.get(flow.back()))
                .map(back -> new Bases(back.connection(), back.ack().orElse(ZERO), Optional.of(back.seq()))));
    }

    private PacketText text(Packet packet, Optional<Bases> from) {
        SeqNum seq = from.map(Bases::seq).orElse(ZERO);
        Optional<SeqNum> ack = from.flatMap(Bases::ack)
                .or(() -> flow(packet)
                        .flatMap(flow -> Optional.ofNullable(bases.get(flow.back())))
                        .map(Bases::seq))
                .or(() -> quoted(packet));
        return PacketText.of(packet, seq, ack.orElse(ZERO));
    }

    /** Of the segment that an error quotes. */
    private Optional<SeqNum> quoted(Packet packet) {
        return packet.content() instanceof Icmp message
                ? Quote.of(message)
                        .flatMap(quote -> Optional.ofNullable(bases.get(new Flow(quote.source(), quote.destination()))))
                        .map(Bases::seq)
                : Optional.empty();
    }

    private static Optional<Flow> flow(Packet packet) {
        return packet.ip().flatMap(ip -> packet.segment()
                .map(segment -> new Flow(
                        new Endpoint(ip.source(), segment.sourcePort()),
                        new Endpoint(ip.destination(), segment.destinationPort()))));
    }
}
