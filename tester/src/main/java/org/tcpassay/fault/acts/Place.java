// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;

/** A field of a packet, or a part of it. */
public enum Place {
    PACKET,
    IP_HEADER,
    TCP_HEADER,
    /** The data of a segment; all that is in the packet of another protocol or a fragment. */
    PAYLOAD,
    IP_VERSION(0, 4, 0, 4),
    DS(8, 6, 4, 6),
    ECN(14, 2, 10, 2),
    IP_LENGTH(16, 16, 32, 16),
    /** IPv4 only. */
    IDENTIFICATION(32, 16, 0, 0),
    /** IPv6 only. */
    FLOW_LABEL(0, 0, 12, 20),
    /** IPv4 only: flags and offset. */
    FRAGMENT(48, 16, 0, 0),
    HOP_LIMIT(64, 8, 56, 8),
    PROTOCOL(72, 8, 48, 8),
    /** IPv4 only. */
    IP_CHECKSUM(80, 16, 0, 0),
    SOURCE_ADDRESS(96, 32, 64, 128),
    DESTINATION_ADDRESS(128, 32, 192, 128),
    SOURCE_PORT(0, 16),
    DESTINATION_PORT(16, 16),
    SEQ(32, 32),
    ACK(64, 32),
    DATA_OFFSET(96, 4),
    RESERVED(100, 3),
    FLAGS(103, 9),
    WINDOW(112, 16),
    CHECKSUM(128, 16),
    URGENT(144, 16),
    OPTIONS;

    /** Bits of a packet, counted from its first; {@code count} is above 0. */
    record Span(int first, int count) {}

    private static final int FIXED4 = 20; // bytes of a header without options
    private static final int FIXED6 = 40;
    private static final int FIXED_TCP = 20;

    private static final Set<Place> LENGTHS = EnumSet.of(
            PACKET,
            IP_HEADER,
            TCP_HEADER,
            IP_VERSION,
            IP_LENGTH,
            FRAGMENT,
            PROTOCOL,
            DATA_OFFSET,
            IP_CHECKSUM,
            CHECKSUM);

    private final boolean inSegment;
    private final int first4;
    private final int count4;
    private final int first6;
    private final int count6;

    /** A part that is found by the packet's lengths. */
    Place() {
        this(false, 0, 0, 0, 0);
    }

    /** Bits of the TCP header. */
    Place(int first, int count) {
        this(true, first, count, first, count);
    }

    /** Bits of the IP header of either version; a count of 0 where it has no such field. */
    Place(int first4, int count4, int first6, int count6) {
        this(false, first4, count4, first6, count6);
    }

    Place(boolean inSegment, int first4, int count4, int first6, int count6) {
        this.inSegment = inSegment;
        this.first4 = first4;
        this.count4 = count4;
        this.first6 = first6;
        this.count6 = count6;
    }

    /** Where it is in a packet; empty if the packet has none. */
    Optional<Span> in(Transit transit) {
        Bytes bytes = transit.bytes();
        if (this == PACKET) {
            return bytes(0, bytes.length());
        }
        return transit.packet().ip().flatMap(ip -> in(ip, transit.segment()));
    }

    private Optional<Span> in(IpPacket ip, Optional<Segment> segment) {
        boolean four = ip.version() == 4;
        int inner = (four ? FIXED4 : FIXED6) + ip.options().length();
        int end = inner + ip.payload().length();
        int data = segment.map(one -> inner + one.dataOffset() * 4).orElse(inner);
        return switch (this) {
            case IP_HEADER -> bytes(0, inner);
            case PAYLOAD -> bytes(data, end);
            case TCP_HEADER -> bytes(inner, data);
            case OPTIONS -> segment.isPresent() ? bytes(inner + FIXED_TCP, data) : Optional.empty();
            default -> inSegment && segment.isEmpty() ? Optional.empty() : field(four, inSegment ? inner * 8 : 0);
        };
    }

    private Optional<Span> field(boolean four, int base) {
        int count = four ? count4 : count6;
        return count == 0 ? Optional.empty() : Optional.of(new Span(base + (four ? first4 : first6), count));
    }

    private static Optional<Span> bytes(int first, int end) {
        return end > first ? Optional.of(new Span(first * 8, (end - first) * 8)) : Optional.empty();
    }

    /** Whether a packet may become unreadable where this is damaged. */
    boolean holdsLengths() {
        return LENGTHS.contains(this);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
