// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.List;

/**
 * An IP packet as a host hands it to hardware that is to do the rest: finish its checksum, cut it into segments.
 *
 * @param bytes the packet; gone with the next one of its road if it {@code isLent}
 * @param size bytes of payload of each segment that is joined in it, but for the last; 0 if it is one segment
 * @param sumFrom where the bytes begin that its checksum counts, which is not finished: its field holds the sum of the
 *     pseudo-header; 0 if nothing is left to do
 * @param sumAt index of that field
 */
public record Parcel(Bytes bytes, int size, int sumFrom, int sumAt, boolean isLent) {

    /** A packet with nothing left to do. */
    public static Parcel of(Bytes packet) {
        return new Parcel(packet, 0, 0, 0, false);
    }

    /** Without so many bytes at its beginning, such as a link's header. */
    public Parcel behind(int header) {
        return within(header, bytes.length());
    }

    /** Only {@code [first, end)} of it. */
    public Parcel within(int first, int end) {
        return first == 0 && end == bytes.length()
                ? this
                : new Parcel(
                        bytes.slice(first, end),
                        size,
                        isUnsummed() ? sumFrom - first : 0,
                        isUnsummed() ? sumAt - first : 0,
                        isLent);
    }

    public boolean isJoined() {
        return size > 0;
    }

    /** Whether it is in memory of its own, with all checksums. */
    public boolean isFinished() {
        return !isUnsummed() && !isLent;
    }

    private boolean isUnsummed() {
        return sumFrom > 0;
    }

    /** The packet in memory of its own with all checksums; several segments are still in one. */
    public Parcel finished() {
        if (isFinished()) {
            return this;
        }
        byte[] copy = bytes.toArray();
        if (isUnsummed() && sumAt + 2 <= copy.length) {
            int sum = OnesSum.checksum(OnesSum.of(copy, sumFrom, copy.length - sumFrom));
            boolean isUdp = sumAt - sumFrom == Segmentation.UDP_CHECKSUM;
            Field.put16(copy, sumAt, sum == 0 && isUdp ? 0xffff : sum); // RFC 768: 0 says that there is none
        }
        return new Parcel(Bytes.owning(copy), size, 0, 0, false);
    }

    /** What it says; a checksum that is not finished yet is right by its nature. */
    public Packet decoded() {
        if (!isUnsummed()) {
            return IpCodec.decode(bytes, isJoined() ? Summing.TRUSTED : Summing.CHECKED);
        }
        boolean isTcp = sumAt - sumFrom == SegmentCodec.CHECKSUM;
        return isTcp ? IpCodec.decode(bytes, Summing.TRUSTED) : finished().decoded();
    }

    /** How many segments are joined in it. */
    public int pieces() {
        return isJoined() ? Segmentation.of(this).count() : 1;
    }

    /** The segments as the kernel would make them, each in memory of its own; itself, finished, if it is one. */
    public List<Bytes> apart() {
        return pieces() > 1
                ? Segmentation.of(this).pieces()
                : List.of(finished().bytes());
    }

    /** Bytes of all its segments together, each with its headers. */
    public long length() {
        return isJoined() ? Segmentation.of(this).length() : bytes.length();
    }
}
