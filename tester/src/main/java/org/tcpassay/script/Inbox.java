// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.lab.Arrival;
import org.tcpassay.lab.Bench;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Notation;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** The target's segments of one connection, in order. */
final class Inbox {

    private final Connection connection;
    private final Bench bench;
    private final int line;
    private final long shortestTimerNs;
    private final List<Arrival> read = new ArrayList<>();
    /** When the tester first sent something since it last read; an older bare ACK cannot be the answer. */
    private Optional<Long> askedNs = Optional.empty();

    /** @param shortestTimer after which the target repeats anything */
    Inbox(Connection connection, Bench bench, int line, Duration shortestTimer) {
        this.connection = connection;
        this.bench = bench;
        this.line = line;
        this.shortestTimerNs = shortestTimer.toNanos();
    }

    void asked(long timeNs) {
        askedNs = askedNs.or(() -> Optional.of(timeNs));
    }

    /** Whether it cannot be the answer to what the tester sent: it had left before. */
    boolean isStale(Arrival arrival) {
        boolean bareAck = arrival.segment().len() == 0 && !arrival.segment().has(Flags.RST);
        return bareAck && askedNs.filter(since -> arrival.timeNs() < since).isPresent();
    }

    /** The oldest unread segment. */
    Optional<Arrival> peek() {
        return bench.peek(line);
    }

    /** The packet that was read last. */
    Optional<Bytes> lastRead() {
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(Codec.encode(read.get(read.size() - 1).ip()));
    }

    /** Whatever the tester sent has had its answer, or needs none. */
    void settled() {
        askedNs = Optional.empty();
    }

    void waitForAny(Duration patience) {
        long deadlineNs = connection.nowNs() + patience.toNanos();
        while (peek().isEmpty() && connection.nowNs() < deadlineNs) {
            bench.pump(deadlineNs - connection.nowNs());
        }
    }

    /** Takes whatever comes at once, retransmissions too. */
    void takeIn() {
        passFence("the target goes on, whatever it is asked");
        for (Optional<Arrival> next = peek(); next.isPresent(); next = peek()) {
            take(next.get());
        }
        askedNs = Optional.empty();
    }

    /** All that comes at once, in order; copies that a timer may have sent are passed over unless they count. */
    List<Seen> takeAtOnce(boolean copiesToo, String because) {
        passFence(because);
        var came = new ArrayList<Seen>();
        for (Optional<Arrival> next = peek(); next.isPresent(); next = peek()) {
            if (!copiesToo && isRetransmission(next.get())) {
                skip(next.get());
            } else {
                take(next.get());
                came.add(new Seen(
                        next.get().ip(), next.get().segment(), next.get().timeNs()));
            }
        }
        askedNs = Optional.empty();
        return came;
    }

    void passFence(String because) {
        bench.fence().raise();
        while (!bench.fence().isPassed()) {
            boolean over = bench.fence().isDead();
            bench.pump(bench.fence().leftNs());
            // whatever came while the tester slept has been taken in by now
            if (over && !bench.fence().isPassed()) {
                throw new ProbeFailure(Mismatch.of(
                        because,
                        "the target is alive: a SYN to a closed port draws a reset",
                        "no answer to it: the target is gone"));
            }
        }
    }

    /**
     * A copy of what was read, late enough to be the doing of a timer. That it may come just after the tester sent
     * something proves nothing: Linux repeats a SYN two ticks after a stale acknowledgment.
     */
    boolean isRetransmission(Arrival arrival) {
        Segment segment = arrival.segment();
        if (segment.len() == 0 || segment.has(Flags.RST)) {
            return false;
        }
        return read.stream()
                .anyMatch(earlier ->
                        isCopy(segment, earlier.segment()) && arrival.timeNs() - earlier.timeNs() >= shortestTimerNs);
    }

    private static boolean isCopy(Segment segment, Segment earlier) {
        return segment.seq().equals(earlier.seq())
                && segment.len() == earlier.len()
                && segment.flags().without(Flags.PSH).equals(earlier.flags().without(Flags.PSH))
                && segment.payload().equals(earlier.payload());
    }

    /** Passes over the oldest unread segment; the report marks it. */
    void skip(Arrival arrival) {
        bench.mark(arrival.event(), Event.Mark.SKIPPED);
        take(arrival, false);
    }

    /** Reads the oldest unread segment; it answers whatever the tester sent. */
    void take(Arrival arrival) {
        take(arrival, true);
    }

    private void take(Arrival arrival, boolean answers) {
        bench.take(line);
        read.add(arrival);
        connection.numbers().seen(arrival.segment());
        if (answers) {
            askedNs = Optional.empty();
        }
    }

    String print(Arrival arrival) {
        return Notation.print(
                new Packet(Optional.of(arrival.ip()), arrival.segment()),
                connection.numbers().tcb().iss(),
                connection.numbers().tcb().irs());
    }

    String print(Segment segment) {
        return Notation.print(
                segment,
                connection.numbers().tcb().iss(),
                connection.numbers().tcb().irs());
    }
}
