// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * A sequence number: 32 bits that wrap.
 *
 * <p>Not {@code Comparable}, because "before" on a circle is not transitive. All intervals are half-open.
 *
 * @see "RFC 9293 §3.4"
 */
public record SeqNum(int bits) {

    /** The number whose low 32 bits are those of {@code value}. */
    public static SeqNum of(long value) {
        return new SeqNum((int) value);
    }

    /** The number as 0..2^32-1. */
    public long toLong() {
        return bits & 0xffff_ffffL;
    }

    public SeqNum plus(long count) {
        return of(bits + count);
    }

    public SeqNum minus(long count) {
        return of(bits - count);
    }

    /**
     * How many numbers lie in {@code [this, later)}.
     *
     * @throws IllegalArgumentException if {@code later} is before this number
     */
    public long distanceTo(SeqNum later) {
        int distance = later.bits - bits;
        if (distance < 0) {
            throw new IllegalArgumentException("distance from " + this + " to " + later + " goes backwards");
        }
        return distance;
    }

    /** The signed distance from {@code base}, -2^31..2^31-1: how this number prints relative to it. */
    public long offsetFrom(SeqNum base) {
        return bits - base.bits;
    }

    public boolean isBefore(SeqNum other) {
        return bits - other.bits < 0;
    }

    public boolean isAfter(SeqNum other) {
        return bits - other.bits > 0;
    }

    public boolean isAtOrBefore(SeqNum other) {
        return bits - other.bits <= 0;
    }

    public boolean isAtOrAfter(SeqNum other) {
        return bits - other.bits >= 0;
    }

    /** Whether this number lies in {@code [first, first + length)}. */
    public boolean isIn(SeqNum first, long length) {
        return (bits - first.bits & 0xffff_ffffL) < length;
    }

    @Override
    public String toString() {
        return Long.toString(toLong());
    }
}
