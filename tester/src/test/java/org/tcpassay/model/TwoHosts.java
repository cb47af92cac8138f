// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Two hosts of the model on one wire, in virtual time; no window of either ever moves its edge to the left. */
final class TwoHosts {

    /** What the wire does to a segment: with probability {@code lost}, {@code twice}, and up to {@code jitter} late. */
    record Weather(double lost, double twice, Duration jitter) {

        static final Weather FAIR = new Weather(0, 0, Duration.ZERO);
    }

    private record Flying(long arrivesNs, long order, Side to, Segment segment) {}

    private static final Endpoint ONE = new Endpoint(IpAddress.v4(198, 18, 0, 1), 1_000);
    private static final Endpoint OTHER = new Endpoint(IpAddress.v4(198, 18, 0, 2), 2_000);
    private static final Duration ROAD = Duration.ofMillis(10);

    final Side one;
    final Side other;
    private final PriorityQueue<Flying> wire =
            new PriorityQueue<>(Comparator.comparingLong(Flying::arrivesNs).thenComparingLong(Flying::order));
    private final Weather weather;
    private final Random random;
    private long nowNs = Duration.ofDays(1).toNanos();
    private long order;

    TwoHosts(Settings ofOne, Settings ofOther, Weather weather, long seed) {
        this.weather = weather;
        random = new Random(seed);
        one = new Side(ofOne, new FourTuple(OTHER, ONE));
        other = new Side(ofOther, new FourTuple(ONE, OTHER));
    }

    /** One of the two, and its user: what it has still to send, and what it has read. */
    final class Side {

        final List<Signal> told = new ArrayList<>();
        final StringBuilder read = new StringBuilder();
        String toSend = "";
        boolean closesWhenAllIsSent;
        boolean sawEnd;
        private final Rfc9293 model;
        private final FourTuple ends;
        private Host host = Host.EMPTY;
        private int id;
        private boolean closed;
        private int shift;
        private Optional<SeqNum> edge = Optional.empty();

        private Side(Settings settings, FourTuple ends) {
            model = new Rfc9293(settings);
            this.ends = ends;
        }

        Step call(Input input) {
            Step step = model.step(host, input, nowNs);
            host = step.host();
            for (Output output : step.outputs()) {
                if (output instanceof Output.Sent sent) {
                    watchEdge(sent.segment());
                    fly(this == one ? other : one, sent.segment());
                } else if (output instanceof Output.Told news) {
                    told.add(news.signal());
                }
            }
            return step;
        }

        void listen() {
            call(new Input.Listen(ends.target(), 1, SocketOptions.ORDINARY));
        }

        void open() {
            id = call(new Input.Open(ends, SocketOptions.ORDINARY))
                    .first(Output.Made.class)
                    .orElseThrow()
                    .id();
        }

        State state() {
            return host.state(ends);
        }

        private void watchEdge(Segment segment) {
            boolean repeatsSyn = segment.has(Flags.SYN) && edge.isPresent(); // never scaled, so it may say less
            if (!segment.has(Flags.ACK) || segment.has(Flags.RST) || repeatsSyn) {
                return;
            }
            // the step that ended the connection may have sent an acknowledgment before
            shift = host.connection(ends).map(tcb -> tcb.rcvShift).orElse(shift);
            SeqNum now = segment.ack().plus((long) segment.window() << (segment.has(Flags.SYN) ? 0 : shift));
            assertTrue(edge.filter(now::isBefore).isEmpty(), "the right edge moves left: " + edge + " to " + now);
            edge = Optional.of(now);
        }

        /** The user accepts, sends and reads a little of what there is, and closes behind its last byte. */
        private void live() {
            if (id == 0) {
                host.listeners().stream()
                        .findFirst()
                        .flatMap(listener ->
                                call(new Input.Accept(listener.id())).first(Output.Made.class))
                        .ifPresent(made -> id = made.id());
            }
            if (id == 0 || state() == State.SYN_SENT || state() == State.SYN_RECEIVED) {
                return;
            }
            sendSome();
            if (random.nextInt(3) == 0) {
                readSome();
            }
        }

        private void sendSome() {
            if (!toSend.isEmpty()) {
                int most = Math.min(toSend.length(), 1 + random.nextInt(4_000));
                int taken = call(new Input.Send(id, Bytes.utf8(toSend.substring(0, most)), false))
                        .first(Output.Moved.class)
                        .map(Output.Moved::count)
                        .orElse(0);
                toSend = toSend.substring(taken);
            } else if (closesWhenAllIsSent && !closed) {
                closed = true;
                call(new Input.Close(id));
            }
        }

        private void readSome() {
            call(new Input.Receive(id, 1 + random.nextInt(5_000), false))
                    .first(Output.Moved.class)
                    .ifPresent(moved -> {
                        sawEnd |= moved.data().isEmpty();
                        read.append(moved.data().text());
                    });
        }
    }

    private void fly(Side to, Segment segment) {
        int copies = random.nextDouble() < weather.lost() ? 0 : random.nextDouble() < weather.twice() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long late = (long) (random.nextDouble() * weather.jitter().toNanos());
            wire.add(new Flying(nowNs + ROAD.toNanos() + late, order++, to, segment));
        }
    }

    /** Lets events happen, users live, and time pass. */
    void pass(Duration duration) {
        long until = nowNs + duration.toNanos();
        long tick = Duration.ofMillis(50).toNanos(); // a user looks again now and then
        while (nowNs < until) {
            long arrival = wire.isEmpty() ? Tcb.NEVER : wire.peek().arrivesNs();
            long timer = Math.min(
                    one.host.nextTimerNs().orElse(Tcb.NEVER),
                    other.host.nextTimerNs().orElse(Tcb.NEVER));
            nowNs = Math.max(nowNs, Math.min(Math.min(arrival, timer), Math.min(nowNs + tick, until)));
            if (arrival <= nowNs) {
                Flying next = wire.remove();
                next.to().call(new Input.Arrives(next.to().ends, next.segment()));
            } else if (timer <= nowNs) {
                one.call(new Input.Timers());
                other.call(new Input.Timers());
            }
            one.live();
            other.live();
        }
    }
}
