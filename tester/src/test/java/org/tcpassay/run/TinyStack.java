// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tcpassay.rules.State;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * As little of TCP as a handshake, data in order and a reset of strangers need. It misbehaves as it is told, from the
 * start or from the first data on.
 */
final class TinyStack implements EmbeddedStack {

    private static final SeqNum ISS = SeqNum.of(7_000);
    private static final Flags SYN_ACK = Flags.SYN.with(Flags.ACK);
    private static final Flags RST_ACK = Flags.RST.with(Flags.ACK);

    final Vice vice;
    final Set<Integer> listening = new HashSet<>();
    final Deque<FourTuple> waiting = new ArrayDeque<>();
    final Map<FourTuple, SeqNum> known = new HashMap<>(); // RCV.NXT
    private final List<Bytes> sent = new ArrayList<>();
    private boolean provoked;

    TinyStack(Vice vice) {
        this.vice = vice;
        this.provoked = vice.isThereFromTheStart();
    }

    /** Whether it does what it should not. */
    boolean indulges(Vice in) {
        return provoked && vice == in;
    }

    @Override
    public void deliver(Bytes bytes, long nowNs) {
        Packet packet = Codec.decode(bytes, true);
        if (packet.ip().isPresent() && packet.content() instanceof Segment segment) {
            provoked |= !segment.payload().isEmpty();
            vice.onPacket(this);
            if (!indulges(Vice.SILENCE)) {
                take(packet.ip().get(), segment);
            }
        }
    }

    private void take(IpPacket ip, Segment segment) {
        var ends = new FourTuple(
                new Endpoint(ip.source(), segment.sourcePort()),
                new Endpoint(ip.destination(), segment.destinationPort()));
        SeqNum end = segment.end();
        if (known.containsKey(ends)) {
            if (segment.len() > 0) {
                known.put(ends, end);
                send(ends, Flags.ACK, ISS.plus(1), end);
            }
        } else if (segment.flags().equals(Flags.SYN) && listening.contains(segment.destinationPort())) {
            known.put(ends, end);
            waiting.add(ends);
            send(ends, SYN_ACK, ISS, end);
        } else if (!segment.has(Flags.RST)) {
            send(ends, RST_ACK, SeqNum.of(0), end);
        }
    }

    void send(FourTuple ends, Flags flags, SeqNum seq, SeqNum ack) {
        var segment = new Segment(
                /* sourcePort= */ ends.target().port(),
                /* destinationPort= */ ends.tester().port(),
                seq,
                ack,
                Segment.COMPUTED,
                0,
                flags,
                flags.has(Flags.RST) ? 0 : 10_000,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.EMPTY);
        sendRaw(Codec.packet(segment, ends.target().address(), ends.tester().address()));
    }

    void sendRaw(Bytes packet) {
        sent.add(packet);
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        List<Bytes> out = new ArrayList<>(sent);
        sent.clear();
        vice.onCollect(this, out);
        return out;
    }

    @Override
    public OptionalLong nextTimerNs() {
        return indulges(Vice.TIMERS) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return new TinyUser(this);
    }

    Optional<State> stateOf(FourTuple ends) {
        return Optional.of(known.containsKey(ends) ? State.ESTABLISHED : State.CLOSED);
    }
}
