// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Host;
import org.tcpassay.model.Input;
import org.tcpassay.model.Output;
import org.tcpassay.model.Rfc9293;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.model.Step;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Icmp;
import org.tcpassay.wire.IcmpError;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Quote;
import org.tcpassay.wire.Segment;

/** One of {@link TwoStacks}: a host of the model with an address, and its users. */
public final class Stack {

    /** Where the listener listens. */
    public static final int PORT = 80;

    private static final int FIRST_PORT = 40_000;

    private final TwoStacks stacks;
    private final Side side;
    private final IpAddress own;
    private final IpAddress peer;
    private final Rfc9293 model;
    private final List<Talk> talks = new ArrayList<>();
    private Optional<Integer> listening = Optional.empty();
    private Host host = Host.EMPTY;

    Stack(TwoStacks stacks, Side side, IpAddress own, IpAddress peer, Settings settings) {
        this.stacks = stacks;
        this.side = side;
        this.own = own;
        this.peer = peer;
        this.model = new Rfc9293(settings);
    }

    public IpAddress address() {
        return own;
    }

    /** A new connection to the other host. */
    public Talk open() {
        return open(SocketOptions.ORDINARY);
    }

    public Talk open(SocketOptions options) {
        return open(FIRST_PORT + talks.size(), PORT, options);
    }

    /** From a port of its own to one of the other host. */
    Talk open(int port, int peersPort, SocketOptions options) {
        var ends = new FourTuple(new Endpoint(peer, peersPort), new Endpoint(own, port));
        int id = call(new Input.Open(ends, options))
                .first(Output.Made.class)
                .orElseThrow()
                .id();
        return add(id, ends);
    }

    /**
     * One of its connections, accepted ones included.
     *
     * @param number from 1
     */
    public Talk talk(int number) {
        return talks.get(number - 1);
    }

    public List<Talk> talks() {
        return List.copyOf(talks);
    }

    void listen() {
        Step step = call(new Input.Listen(new Endpoint(own, PORT), 100, SocketOptions.ORDINARY));
        listening = Optional.of(step.first(Output.Made.class).orElseThrow().id());
    }

    Optional<Tcb> record(FourTuple ends) {
        return host.connection(ends);
    }

    State state(FourTuple ends) {
        return host.state(ends);
    }

    /** @param all also those of TIME-WAIT */
    long timerNs(boolean all) {
        boolean busy = all || talks.stream().anyMatch(talk -> isBusy(talk.state())) || isHalfOpen();
        return busy ? host.nextTimerNs().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
    }

    private static boolean isBusy(State state) {
        return state != State.TIME_WAIT && state != State.CLOSED && state != State.LISTEN;
    }

    private boolean isHalfOpen() {
        return listening.isPresent() && talks.isEmpty();
    }

    Step call(Input input) {
        Step step = model.step(host, input, stacks.nowNs());
        host = step.host();
        for (Output output : step.outputs()) {
            if (output instanceof Output.Sent sent) {
                stacks.sent(side, packet(sent));
            } else if (output instanceof Output.Told news) {
                talks.stream().filter(talk -> talk.id() == news.id()).forEach(talk -> talk.hear(news.signal()));
            }
        }
        return step;
    }

    void timers() {
        if (timerNs(true) <= stacks.nowNs()) {
            call(new Input.Timers());
        }
    }

    /** Users accept, send and read. */
    void live() {
        listening.ifPresent(this::accept);
        talks.forEach(Talk::live);
    }

    private void accept(int id) {
        call(new Input.Accept(id)).first(Output.Made.class).ifPresent(made -> {
            FourTuple ends = host.connection(made.id()).orElseThrow().ends;
            add(made.id(), ends);
            accept(id);
        });
    }

    private Talk add(int id, FourTuple ends) {
        var talk = new Talk(this, id, ends);
        talks.add(talk);
        return talk;
    }

    /** A packet arrives; what is damaged or not for this host is dropped. */
    void deliver(Bytes bytes) {
        Packet packet = Codec.decode(bytes, true);
        Optional<IpPacket> ip = packet.ip()
                .filter(one -> one.destination().equals(own) && !one.isFragment())
                .filter(one -> one.headerChecksum().equals(Checksum.RIGHT));
        if (ip.isEmpty()) {
            return;
        }
        if (packet.content() instanceof Segment segment && segment.checksum().equals(Checksum.RIGHT)) {
            var ends = new FourTuple(
                    new Endpoint(ip.get().source(), segment.sourcePort()),
                    new Endpoint(own, segment.destinationPort()));
            call(new Input.Arrives(ends, segment, ip.get().ecn()));
        } else if (packet.content() instanceof Icmp message
                && message.checksum().equals(Checksum.RIGHT)) {
            complaint(message).ifPresent(this::call);
        }
    }

    private static Optional<Input> complaint(Icmp message) {
        return IcmpError.of(message).flatMap(error -> Quote.of(message)
                .map(quote -> new Input.Complaint(
                        new FourTuple(quote.destination(), quote.source()),
                        quote.seq(),
                        error,
                        error == IcmpError.TOO_BIG ? (int) Math.min(message.rest(), 65_535) : 0)));
    }

    private static Bytes packet(Output.Sent sent) {
        IpAddress from = sent.ends().target().address();
        IpAddress to = sent.ends().tester().address();
        return Codec.encode(IpPacket.ordinary(from, to, IpPacket.TCP, Codec.encode(sent.segment(), from, to))
                .withTrafficClass(sent.ecn().bits()));
    }
}
