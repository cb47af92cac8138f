// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.SeqNum;

/**
 * An ICMP error by what is unusual about it; IPv4 or IPv6 is the connection's affair.
 *
 * <p>What is not said is ordinary: it quotes the target's segment that the probe read last, as much of it as a router
 * may, and its checksum is right.
 *
 * @param rest the 32 bits behind the checksum: an MTU, a pointer
 * @param packet the packet to quote; empty for the target's last
 * @param seq SEQ of the segment as it is quoted; empty to leave it
 * @param testerPort its destination port as it is quoted; empty to leave it
 * @param segmentBytes how much of the segment is quoted at most; empty for what fits
 */
public record IcmpSpec(
        IcmpError error,
        long rest,
        Optional<Bytes> packet,
        Optional<Position> seq,
        Optional<Integer> testerPort,
        Optional<Integer> segmentBytes,
        Checksum checksum) {

    private static final int LONGEST_V4 = 576 - 28; // bytes quoted, RFC 1812 §4.3.2.3
    private static final int LONGEST_V6 = 1280 - 48; // RFC 4443 §2.4 (c)

    /** An ordinary one. */
    public static IcmpSpec of(IcmpError error) {
        return new IcmpSpec(
                error, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Checksum.RIGHT);
    }

    /** With an MTU, a pointer or whatever stands behind the checksum. */
    public IcmpSpec rest(long bits) {
        return new IcmpSpec(error, bits, packet, seq, testerPort, segmentBytes, checksum);
    }

    /** Quotes this packet of the target. */
    public IcmpSpec quoting(Bytes other) {
        return new IcmpSpec(error, rest, Optional.of(other), seq, testerPort, segmentBytes, checksum);
    }

    /** Quotes another SEQ than that of the segment. */
    public IcmpSpec quotingSeq(Position position) {
        return new IcmpSpec(error, rest, packet, Optional.of(position), testerPort, segmentBytes, checksum);
    }

    /** Quotes a segment to another port of the tester: of another connection, or of none. */
    public IcmpSpec quotingTesterPort(int port) {
        return new IcmpSpec(error, rest, packet, seq, Optional.of(port), segmentBytes, checksum);
    }

    /** Quotes so many bytes of the segment at most; RFC 792 has 8. */
    public IcmpSpec quotingOnly(int bytes) {
        return new IcmpSpec(error, rest, packet, seq, testerPort, Optional.of(bytes), checksum);
    }

    public IcmpSpec checksum(Checksum field) {
        return new IcmpSpec(error, rest, packet, seq, testerPort, segmentBytes, field);
    }

    /**
     * The message.
     *
     * @param last what it quotes unless it says otherwise: an IP packet of the target that holds a segment
     */
    public Icmp message(Bytes last, Symbols symbols) {
        Bytes offending = packet.orElse(last);
        int version = offending.at(0) >>> 4;
        int start = Quote.headerLength(offending);
        byte[] quote = offending.toArray();
        testerPort.ifPresent(port -> put(quote, start + 2, 2, port));
        seq.map(symbols::number).map(SeqNum::toLong).ifPresent(number -> put(quote, start + 4, 4, number));
        int most = Math.min(quote.length, version == 4 ? LONGEST_V4 : LONGEST_V6);
        int length = segmentBytes.map(bytes -> Math.min(start + bytes, most)).orElse(most);
        return error.message(version, rest, Bytes.copyOf(quote).slice(0, length), checksum);
    }

    private static void put(byte[] into, int offset, int width, long number) {
        for (int i = 0; i < width; i++) {
            into[offset + i] = (byte) (number >> 8 * (width - 1 - i));
        }
    }
}
