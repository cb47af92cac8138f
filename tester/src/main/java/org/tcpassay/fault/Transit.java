// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Parcel;
import org.tcpassay.wire.Segment;

/**
 * A packet on its way over the path; perhaps several segments of one sender that are joined in one, of which no rule
 * chose any.
 *
 * <p>A value, although what it holds may be borrowed at first: {@link #keep} makes it the transit's own, and {@link
 * #bytes} does so by itself. On the way that costs nothing for what nobody looks at later.
 */
public final class Transit {

    /** The number of what a fault made of nothing. */
    public static final long MADE = 0;

    private final long number;
    private final Side from;
    private final long timeNs;
    private final Optional<Sighting> sighting;
    private final Parcel origin;
    private final int pieces;
    private Parcel parcel;
    private Packet packet;

    private Transit(long number, Side from, long timeNs, Parcel parcel, Packet packet, Optional<Sighting> sighting) {
        this.number = number;
        this.from = from;
        this.timeNs = timeNs;
        this.origin = parcel;
        this.parcel = parcel;
        this.packet = packet;
        this.sighting = sighting;
        this.pieces = parcel.pieces();
    }

    /**
     * A packet that came in.
     *
     * @param packet what the parcel says
     */
    public static Transit came(
            long number, Side from, long timeNs, Parcel parcel, Packet packet, Optional<Sighting> sighting) {
        return new Transit(number, from, timeNs, parcel, packet, sighting);
    }

    /** A packet that a fault invents. */
    public static Transit made(Side from, long timeNs, Bytes bytes) {
        return new Transit(MADE, from, timeNs, Parcel.of(bytes), Codec.decode(bytes, true), Optional.empty());
    }

    /**
     * Counts from 1 what came in, of joined segments each; what a fault makes of a packet keeps its number, what it
     * makes of nothing has {@link #MADE}.
     */
    public long number() {
        return number;
    }

    /** The side it came from, or would have. */
    public Side from() {
        return from;
    }

    /** When it came in, on the relay's clock. */
    public long timeNs() {
        return timeNs;
    }

    /** The IP packet, with all checksums. */
    public Bytes bytes() {
        keep();
        return parcel.bytes();
    }

    /** What it says; until {@link #keep} was called its text may be borrowed. */
    public Packet packet() {
        return packet;
    }

    /** What the path knew of it; none for what is not a readable segment, and for what a fault made. */
    public Optional<Sighting> sighting() {
        return sighting;
    }

    public Optional<Segment> segment() {
        return packet.segment();
    }

    /** How many segments are joined in it: 1 for an ordinary packet. */
    public int pieces() {
        return pieces;
    }

    /** Bytes of the IP packet; of joined segments those of the first of them. */
    public int size() {
        return pieces == 1 ? parcel.bytes().length() : header() + parcel.size();
    }

    /** The same of the last of them. */
    public int lastSize() {
        return pieces == 1 ? size() : parcel.bytes().length() - (pieces - 1) * parcel.size();
    }

    private int header() {
        return (int) ((parcel.length() - parcel.bytes().length()) / (pieces - 1));
    }

    /** Bytes of all packets that it stands for, each with its headers. */
    public long length() {
        return parcel.length();
    }

    /** As it came to the path; nothing has changed it on the way. */
    public Parcel origin() {
        return origin;
    }

    /** The packets that it stands for, in order and with all checksums. */
    List<Bytes> apart() {
        return parcel.apart();
    }

    /** Makes what it holds its own; to be called while the path still works on it. */
    public void keep() {
        if (!parcel.isFinished()) {
            parcel = parcel.finished();
            packet = parcel.decoded();
        }
    }

    /** The same with other content; its position is where the other content begins. */
    public Transit withBytes(Bytes other) {
        Packet read = Codec.decode(other, true);
        long moved = segment().isPresent() && read.segment().isPresent()
                ? read.segment().get().seq().offsetFrom(segment().get().seq())
                : 0;
        return new Transit(number, from, timeNs, Parcel.of(other), read, sighting.map(seen -> seen.movedBy(moved)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transit that
                && number == that.number
                && from == that.from
                && timeNs == that.timeNs
                && pieces == that.pieces
                && sighting.equals(that.sighting)
                && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, from, timeNs, sighting);
    }

    @Override
    public String toString() {
        return "packet " + number + " from the " + from + " at " + timeNs + " ns: " + packet;
    }
}
