// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

/**
 * The bytes of a TCP segment.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |          source port          |       destination port        |   0
 * |                              seq                              |   4
 * |                              ack                              |   8
 * | offset| rsvd|A W E U . P R S F|            window             |  12
 * |           checksum            |            urgent             |  16
 * |                  options                      |    padding    |  20
 * </pre>
 */
final class SegmentCodec {

    static final int FIXED = 20;

    private static final int SEQ = 4;
    private static final int ACK = 8;
    private static final int OFFSET_AND_FLAGS = 12;
    private static final int WINDOW = 14;
    static final int CHECKSUM = 16;
    private static final int URGENT = 18;

    private SegmentCodec() {}

    /** Header with padded options, and payload. */
    static int length(Segment segment) {
        return FIXED
                + padded(OptionCodec.length(segment.options()))
                + segment.payload().length();
    }

    /** The data offset that the options ask for, in 32-bit words; over 15 if they are too many. */
    static int dataOffset(Segment segment) {
        return (FIXED + padded(OptionCodec.length(segment.options()))) / 4;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** Writes the segment into {@code out}, which is zeros and ends where the segment does. */
    static void write(Segment segment, IpAddress source, IpAddress destination, byte[] out, int at) {
        int length = out.length - at;
        int payload = length - segment.payload().length();
        int offset = segment.dataOffset() == Segment.COMPUTED ? payload / 4 : segment.dataOffset();
        Field.put16(out, at, segment.sourcePort());
        Field.put16(out, at + 2, segment.destinationPort());
        Field.put32(out, at + SEQ, segment.seq().bits());
        Field.put32(out, at + ACK, segment.ack().bits());
        Field.put16(
                out,
                at + OFFSET_AND_FLAGS,
                ((offset & 0xf) << 12)
                        | ((segment.reserved() & 7) << 9)
                        | segment.flags().bits());
        Field.put16(out, at + WINDOW, segment.window());
        Field.put16(out, at + URGENT, segment.urgent());
        OptionCodec.write(segment.options(), out, at + FIXED);
        segment.payload().copyTo(out, at + payload);
        long sum = OnesSum.pseudoHeader(source, destination, IpPacket.TCP, length) + OnesSum.of(out, at, length);
        Field.put16(out, at + CHECKSUM, OnesSum.field(segment.checksum(), OnesSum.checksum(sum)));
    }

    static Content read(Bytes bytes, IpAddress source, IpAddress destination, Summing summing) {
        if (bytes.length() < FIXED) {
            return new Malformed(bytes.length(), "TCP header cut short; 20 bytes are the least", bytes);
        }
        int offsetAndFlags = bytes.u16(OFFSET_AND_FLAGS);
        int offset = offsetAndFlags >>> 12;
        if (offset < 5) {
            return new Malformed(OFFSET_AND_FLAGS, "TCP data offset of " + offset + " words; 5 are the least", bytes);
        }
        int payload = offset * 4;
        if (payload > bytes.length()) {
            return new Malformed(OFFSET_AND_FLAGS, "TCP data offset points behind the segment", bytes);
        }
        return new Segment(
                bytes.u16(0),
                bytes.u16(2),
                SeqNum.of(bytes.u32(SEQ)),
                SeqNum.of(bytes.u32(ACK)),
                offset,
                (offsetAndFlags >>> 9) & 7,
                new Flags(offsetAndFlags & 0x1ff),
                bytes.u16(WINDOW),
                checksum(bytes, source, destination, summing),
                bytes.u16(URGENT),
                OptionCodec.read(bytes, FIXED, payload),
                bytes.slice(payload, bytes.length()));
    }

    private static Checksum checksum(Bytes bytes, IpAddress source, IpAddress destination, Summing summing) {
        if (summing == Summing.TRUSTED) {
            return Checksum.RIGHT;
        }
        int checksum = bytes.u16(CHECKSUM);
        long sum = OnesSum.pseudoHeader(source, destination, IpPacket.TCP, bytes.length()) + bytes.onesSum() - checksum;
        return OnesSum.found(checksum, sum, summing == Summing.CHECKED);
    }
}
