// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tcpassay.model.Host;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Signal;
import org.tcpassay.model.Step;
import org.tcpassay.target.EmbeddedStack;
import org.tcpassay.target.UpperTester;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;

/**
 * Gives the pure model what a stack has beside its procedures: an address, packets, and users that remember what they
 * were told.
 */
public final class ReferenceStack implements EmbeddedStack {

    private static final int SECOND = 250; // how far behind the first the other address lies

    private final Rfc9293 procedures;
    private final IpAddress address;
    private final IpAddress second;
    private final Gate gate;
    private final Headers headers = new Headers();
    private final List<Bytes> leaving = new ArrayList<>();
    private final Map<Integer, Signal> told = new HashMap<>();
    private final Set<Integer> urgent = new HashSet<>();
    private Host host = Host.EMPTY;

    public ReferenceStack(Rfc9293 procedures, IpAddress address) {
        this.procedures = procedures;
        this.address = address;
        this.second = address.plus(SECOND);
        this.gate = new Gate(Set.of(address, second), procedures);
    }

    @Override
    public void deliver(Bytes packet, long nowNs) {
        runTimers(nowNs);
        Packet read = Codec.decode(packet, true);
        if (isOwn(read)) {
            return;
        }
        gate.input(read, packet).ifPresent(input -> step(input, nowNs));
        gate.reply(read, packet).ifPresent(leaving::add);
    }

    /** Whether it claims to come from here: what a host sends to itself passes no link. */
    private boolean isOwn(Packet packet) {
        return packet.ip().filter(ip -> ip.source().equals(address)).isPresent();
    }

    @Override
    public List<Bytes> collect(long nowNs) {
        runTimers(nowNs);
        List<Bytes> packets = List.copyOf(leaving);
        leaving.clear();
        return packets;
    }

    @Override
    public OptionalLong nextTimerNs() {
        return host.nextTimerNs();
    }

    @Override
    public UpperTester upperTester(LongSupplier nowNs) {
        return new ReferenceUser(this, nowNs);
    }

    private void runTimers(long nowNs) {
        OptionalLong next = host.nextTimerNs();
        if (next.isPresent() && next.getAsLong() <= nowNs) {
            step(new Input.Timers(), nowNs);
        }
    }

    /** One event. */
    Step step(Input input, long nowNs) {
        Step step = procedures.step(host, input, nowNs);
        host = step.host();
        for (Output output : step.outputs()) {
            if (output instanceof Output.Sent sent) {
                leaving.add(packet(sent));
            } else if (output instanceof Output.Told news) {
                hear(news);
            }
        }
        return step;
    }

    private void hear(Output.Told news) {
        if (news.signal() == Signal.URGENT) {
            urgent.add(news.id());
        } else {
            told.put(news.id(), news.signal());
        }
    }

    private Bytes packet(Output.Sent sent) {
        IpAddress from = sent.ends().target().address();
        IpAddress to = sent.ends().tester().address();
        Bytes segment = Codec.encode(sent.segment(), from, to);
        IpPacket packet = IpPacket.ordinary(from, to, IpPacket.TCP, segment)
                .withTrafficClass(sent.ecn().bits());
        IpPacket labelled = from.version() == 4 ? packet : packet.withFlowLabel(flowLabel(sent.ends()));
        return Codec.encode(headers.on(labelled, sent.ends()));
    }

    /** RFC 6437 §3: the same for a whole connection, and another for another. */
    private static int flowLabel(FourTuple ends) {
        int mixed = ends.hashCode() * 0x9E3779B9;
        return Math.max(1, mixed >>> 12);
    }

    Headers headers() {
        return headers;
    }

    @Override
    public Optional<IpAddress> secondAddress() {
        return Optional.of(second);
    }

    IpAddress address() {
        return address;
    }

    Host host() {
        return host;
    }

    /** What a user was told last, once. */
    Optional<Signal> takeTold(int id) {
        return Optional.ofNullable(told.remove(id));
    }

    /** Whether a user was told of urgent text that it has not fetched. */
    boolean isUrgent(int id) {
        return urgent.contains(id);
    }

    void urgentFetched(int id) {
        urgent.remove(id);
    }
}
