// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Malformed;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** A stack that misreads what comes or miswrites what leaves: mistakes below the procedures of TCP. */
final class Interposed implements EmbeddedStack {

    private final EmbeddedStack inner;
    private final Function<Packet, Optional<Segment>> read;
    private final UnaryOperator<Segment> write;
    private final Predicate<Packet> fatal;
    private boolean dead;

    private Interposed(
            EmbeddedStack inner,
            Function<Packet, Optional<Segment>> read,
            UnaryOperator<Segment> write,
            Predicate<Packet> fatal) {
        this.inner = inner;
        this.read = read;
        this.write = write;
        this.fatal = fatal;
    }

    /** What the stack reads of each segment; empty where it drops it. */
    static UnaryOperator<EmbeddedStack> reading(Function<Segment, Optional<Segment>> read) {
        return inner -> new Interposed(
                inner, packet -> packet.segment().flatMap(read), UnaryOperator.identity(), packet -> false);
    }

    /** What the stack makes of the bytes of a segment that cannot be read, as if their checksum were right. */
    static UnaryOperator<EmbeddedStack> readingUnreadable(Function<Bytes, Bytes> read) {
        return inner ->
                new Interposed(inner, packet -> reread(packet, read), UnaryOperator.identity(), packet -> false);
    }

    /** What the stack writes instead of each segment. */
    static UnaryOperator<EmbeddedStack> writing(UnaryOperator<Segment> write) {
        return inner -> new Interposed(inner, Packet::segment, write, packet -> false);
    }

    /** A packet after which the stack does nothing any more. */
    static UnaryOperator<EmbeddedStack> hangingOn(Predicate<Packet> fatal) {
        return inner -> new Interposed(inner, Packet::segment, UnaryOperator.identity(), fatal);
    }

    private static Optional<Segment> reread(Packet packet, Function<Bytes, Bytes> read) {
        boolean unreadable = packet.content() instanceof Malformed
                && packet.ip().filter(ip -> ip.protocol() == IpPacket.TCP).isPresent();
        if (!unreadable) {
            return packet.segment();
        }
        IpPacket ip = packet.ip().orElseThrow();
        return Codec.decode(Codec.encode(ip.withPayload(read.apply(ip.payload()))), true)
                .segment()
                .map(segment -> Altered.checksum(segment, Checksum.RIGHT));
    }

    @Override
    public void deliver(Bytes bytes, long nowNs) {
        Packet packet = Codec.decode(bytes, true);
        dead |= fatal.test(packet);
        if (dead) {
            return;
        }
        Optional<Segment> segment = read.apply(packet);
        if (segment.equals(packet.segment())) {
            inner.deliver(bytes, nowNs);
        } else if (segment.isPresent()) {
            IpPacket ip = packet.ip().orElseThrow();
            inner.deliver(around(ip, segment.get()), nowNs);
        }
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        return dead
                ? List.of()
                : inner.collect(nowNs).stream().map(this::written).toList();
    }

    private Bytes written(Bytes bytes) {
        Packet packet = Codec.decode(bytes, true);
        Optional<Segment> segment = packet.segment();
        if (segment.isEmpty() || write.apply(segment.get()).equals(segment.get())) {
            return bytes;
        }
        IpPacket ip = packet.ip().orElseThrow();
        return around(ip, write.apply(segment.get()));
    }

    private static Bytes around(IpPacket ip, Segment segment) {
        return Codec.encode(ip.withPayload(Codec.encode(segment, ip.source(), ip.destination())));
    }

    @Override
    public OptionalLong nextTimerNs() {
        return dead ? OptionalLong.empty() : inner.nextTimerNs();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return inner.upperTester(nowNs);
    }
}
