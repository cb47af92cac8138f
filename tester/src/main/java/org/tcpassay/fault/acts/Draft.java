// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * A segment and its IP header while they are written anew.
 *
 * <p>Checksums become right; one that was wrong stays wrong by as much, since who repairs it vouches for bytes that it
 * never saw.
 */
final class Draft {

    /** Bytes of options that fit a TCP header. */
    private static final int OPTION_SPACE = 40;

    IpPacket ip;
    int sourcePort;
    int destinationPort;
    SeqNum seq;
    SeqNum ack;
    Flags flags;
    int window;
    int urgent;
    int reserved;
    List<TcpOption> options;
    Bytes payload;
    private final Checksum checksum;

    private Draft(IpPacket ip, Segment segment) {
        this.ip = ip.withHeaderChecksum(kept(ip.headerChecksum()));
        sourcePort = segment.sourcePort();
        destinationPort = segment.destinationPort();
        seq = segment.seq();
        ack = segment.ack();
        flags = segment.flags();
        window = segment.window();
        urgent = segment.urgent();
        options = segment.options();
        payload = segment.payload();
        reserved = segment.reserved();
        checksum = kept(segment.checksum());
    }

    /** Empty for what is no readable segment. */
    static Optional<Draft> of(Transit transit) {
        return transit.packet().ip().flatMap(ip -> transit.segment().map(segment -> new Draft(ip, segment)));
    }

    private static Checksum kept(Checksum found) {
        return found instanceof Checksum.Wrong wrong ? Checksum.wrongBy(wrong.field() - wrong.right()) : Checksum.RIGHT;
    }

    /** Whether what it was made of arrived undamaged, as far as checksums tell. */
    boolean isSound() {
        return checksum.equals(Checksum.RIGHT) && ip.headerChecksum().equals(Checksum.RIGHT);
    }

    Segment segment() {
        return new Segment(
                sourcePort,
                destinationPort,
                seq,
                ack,
                Segment.COMPUTED,
                reserved,
                flags,
                window,
                checksum,
                urgent,
                options,
                payload);
    }

    Bytes bytes() {
        return Codec.encode(ip.withPayload(Codec.encode(segment(), ip.source(), ip.destination())));
    }

    /** Puts an option in the place of the first of its kind, or behind all others; not at all if it does not fit. */
    void put(TcpOption option) {
        List<TcpOption> changed = new ArrayList<>(options);
        int at = 0;
        while (at < changed.size() && changed.get(at).kind() != option.kind()) {
            at++;
        }
        if (at < changed.size()) {
            changed.set(at, option);
        } else {
            changed.add(endOfOptions(), option);
        }
        if (Codec.length(changed) <= OPTION_SPACE) {
            options = changed;
        }
    }

    /** Nothing is read behind an end of list or what is broken. */
    private int endOfOptions() {
        int end = 0;
        while (end < options.size()
                && !(options.get(end) instanceof TcpOption.EndOfList)
                && !(options.get(end) instanceof TcpOption.Broken)) {
            end++;
        }
        return end;
    }
}
