// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Where in its flow a segment is, also if a fault changed or made it: each segment that came in says what number its
 * position has.
 */
final class Places {

    /** From one end to the other. */
    private record Way(Endpoint from, Endpoint to) {}

    /** A sequence number and its position. */
    private record Mark(Flow flow, SeqNum seq, long position) {

        long position(SeqNum other) {
            return position + other.offsetFrom(seq);
        }
    }

    /**
     * Where a segment is.
     *
     * @param position of SEG.SEQ: 0 for the SYN, 1 for the first byte
     */
    record Place(Flow flow, long position) {}

    private final Map<Way, Mark> marks = new HashMap<>();

    /** Takes note of a segment that came in. */
    Optional<Place> came(Transit transit) {
        Optional<Sighting> sighting = transit.sighting();
        Optional<Way> way = way(transit.packet());
        if (sighting.isEmpty() || way.isEmpty()) {
            return Optional.empty();
        }
        var flow = new Flow(sighting.get().connection(), sighting.get().sender());
        SeqNum seq = transit.segment().orElseThrow().seq();
        marks.put(way.get(), new Mark(flow, seq, sighting.get().position()));
        return Optional.of(new Place(flow, sighting.get().position()));
    }

    /** Where a segment that leaves is; nowhere if nobody of its connection ever sent anything. */
    Optional<Place> went(Packet packet) {
        return way(packet).flatMap(way -> Optional.ofNullable(marks.get(way))).flatMap(mark -> packet.segment()
                .map(segment -> new Place(mark.flow(), mark.position(segment.seq()))));
    }

    private static Optional<Way> way(Packet packet) {
        if (packet.segment().isEmpty() || packet.ip().isEmpty()) {
            return Optional.empty();
        }
        Segment segment = packet.segment().get();
        IpPacket ip = packet.ip().get();
        return Optional.of(new Way(
                new Endpoint(ip.source(), segment.sourcePort()),
                new Endpoint(ip.destination(), segment.destinationPort())));
    }
}
