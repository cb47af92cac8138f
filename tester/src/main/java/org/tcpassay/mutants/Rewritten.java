// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.mutants;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;

/** A stack whose IP layer goes wrong: it misreads the headers that come or miswrites those that leave. */
final class Rewritten implements EmbeddedStack {

    private final EmbeddedStack inner;
    private final Function<Packet, Optional<IpPacket>> read;
    private final UnaryOperator<IpPacket> write;

    private Rewritten(EmbeddedStack inner, Function<Packet, Optional<IpPacket>> read, UnaryOperator<IpPacket> write) {
        this.inner = inner;
        this.read = read;
        this.write = write;
    }

    /** What the stack makes of each packet that it is given; empty where it drops it. */
    static UnaryOperator<EmbeddedStack> arriving(Function<Packet, Optional<IpPacket>> read) {
        return inner -> new Rewritten(inner, read, UnaryOperator.identity());
    }

    /** What leaves instead of each packet. */
    static UnaryOperator<EmbeddedStack> leaving(UnaryOperator<IpPacket> write) {
        return inner -> new Rewritten(inner, Packet::ip, write);
    }

    @Override
    public void deliver(Bytes bytes, long nowNs) {
        Packet packet = Codec.decode(bytes, true);
        if (packet.ip().isEmpty()) {
            inner.deliver(bytes, nowNs);
        } else {
            read.apply(packet).ifPresent(ip -> inner.deliver(Codec.encode(ip), nowNs));
        }
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        return inner.collect(nowNs).stream().map(this::written).toList();
    }

    private Bytes written(Bytes bytes) {
        return Codec.decode(bytes, true).ip().map(write).map(Codec::encode).orElse(bytes);
    }

    @Override
    public OptionalLong nextTimerNs() {
        return inner.nextTimerNs();
    }

    @Override
    public Optional<IpAddress> secondAddress() {
        return inner.secondAddress();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return inner.upperTester(nowNs);
    }
}
