// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/**
 * A packet on its way over the path.
 *
 * @param number counts from 1 what came in; what a fault makes of a packet keeps its number, what it makes of nothing
 *     has {@link #MADE}
 * @param from the side it came from, or would have
 * @param timeNs when it came in, on the relay's clock
 * @param bytes the IP packet
 * @param sighting what the path knew of it; none for what is not a readable segment, and for what a fault made
 */
public record Transit(long number, Side from, long timeNs, Bytes bytes, Packet packet, Optional<Sighting> sighting) {

    public static final long MADE = 0;

    /** A packet that a fault invents. */
    public static Transit made(Side from, long timeNs, Bytes bytes) {
        return new Transit(MADE, from, timeNs, bytes, Codec.decode(bytes, true), Optional.empty());
    }

    public Optional<Segment> segment() {
        return packet.segment();
    }

    /** The same with other content; its position is where the other content begins. */
    public Transit withBytes(Bytes other) {
        Packet read = Codec.decode(other, true);
        long moved = segment().isPresent() && read.segment().isPresent()
                ? read.segment().get().seq().offsetFrom(segment().get().seq())
                : 0;
        return new Transit(number, from, timeNs, other, read, sighting.map(seen -> seen.movedBy(moved)));
    }
}
