// SPDX-License-Identifier: Apache-2.0
package org.example.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tcpassay.rules.State;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.UpperTester;
import org.tcpassay.target.UserSocket;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * The smallest stack there is: every port is closed. Stands for a stack under construction; yours goes where
 * {@link #answer} is.
 */
final class DeafStack implements EmbeddedStack {

    private final IpAddress address;
    private final List<Bytes> leaving = new ArrayList<>();

    DeafStack(IpAddress address) {
        this.address = address;
    }

    /** A packet comes in. */
    @Override
    public void deliver(Bytes packet, long nowNs) {
        var decoded = Codec.decode(packet, true);
        decoded.segment()
                .filter(segment -> segment.checksum().equals(Checksum.RIGHT) && !segment.has(Flags.RST))
                .ifPresent(segment -> leaving.add(Codec.packet(
                        answer(segment), address, decoded.ip().orElseThrow().source())));
    }

    /** CLOSED (RFC 9293 §3.10.7.1). */
    private static Segment answer(Segment segment) {
        boolean acknowledges = segment.has(Flags.ACK);
        return new Segment(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                acknowledges ? segment.ack() : SeqNum.of(0),
                acknowledges ? SeqNum.of(0) : segment.end(),
                Segment.COMPUTED,
                0,
                acknowledges ? Flags.RST : Flags.RST.with(Flags.ACK),
                0,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.EMPTY);
    }

    /** Packets go out. */
    @Override
    public List<Bytes> collect(long nowNs) {
        List<Bytes> packets = List.copyOf(leaving);
        leaving.clear();
        return packets;
    }

    /** A stack with timers tells here when the next one runs out, and acts on it in {@link #collect}. */
    @Override
    public OptionalLong nextTimerNs() {
        return OptionalLong.empty();
    }

    /** User calls; a stack that has none yet says so, and the probes that need them do not apply. */
    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return new UpperTester() {
            @Override
            public UserSocket socket(int ipVersion) {
                throw new NotAvailable("this stack has no user calls yet");
            }

            @Override
            public Optional<State> stateOf(FourTuple ends) {
                return Optional.of(State.CLOSED);
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };
    }
}
