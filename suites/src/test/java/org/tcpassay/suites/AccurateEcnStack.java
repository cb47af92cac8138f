// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/**
 * The listener's half of RFC 9768's handshake around a stack with classic ECN: its SYN,ACK tells what codepoint stood
 * on the SYN (table 2). What follows the handshake is not there.
 */
final class AccurateEcnStack implements EmbeddedStack {

    private static final Flags ASKING = Flags.AE.with(Flags.CWR).with(Flags.ECE);

    private final EmbeddedStack classic;
    private final Map<Integer, Ecn> asked = new HashMap<>(); // by the port of who asked

    AccurateEcnStack(EmbeddedStack classic) {
        this.classic = classic;
    }

    @Override
    public void deliver(Bytes packet, long nowNs) {
        Packet read = Codec.decode(packet, true);
        read.segment()
                .filter(segment -> segment.has(Flags.SYN.with(ASKING)) && !segment.has(Flags.ACK))
                .ifPresent(segment -> asked.put(
                        segment.sourcePort(), read.ip().map(IpPacket::ecn).orElse(Ecn.NOT_ECT)));
        classic.deliver(packet, nowNs);
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        return classic.collect(nowNs).stream().map(this::telling).toList();
    }

    private Bytes telling(Bytes packet) {
        Packet read = Codec.decode(packet, true);
        Optional<Segment> segment = read.segment().filter(one -> one.has(Flags.SYN.with(Flags.ACK)));
        Optional<Ecn> ecn = segment.map(one -> asked.get(one.destinationPort()));
        return ecn.flatMap(codepoint -> read.ip()
                        .map(ip -> Codec.packet(
                                with(segment.get().flags().without(ASKING).with(told(codepoint)), segment.get()),
                                ip.source(),
                                ip.destination())))
                .orElse(packet);
    }

    private static Flags told(Ecn codepoint) {
        return switch (codepoint) {
            case NOT_ECT -> Flags.CWR;
            case ECT_1 -> Flags.CWR.with(Flags.ECE);
            case ECT_0 -> Flags.AE;
            case CE -> Flags.AE.with(Flags.CWR);
        };
    }

    static Segment with(Flags flags, Segment from) {
        return new Segment(
                from.sourcePort(),
                from.destinationPort(),
                from.seq(),
                from.ack(),
                from.dataOffset(),
                from.reserved(),
                flags,
                from.window(),
                Checksum.RIGHT,
                from.urgent(),
                from.options(),
                from.payload());
    }

    @Override
    public OptionalLong nextTimerNs() {
        return classic.nextTimerNs();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return classic.upperTester(nowNs);
    }
}
