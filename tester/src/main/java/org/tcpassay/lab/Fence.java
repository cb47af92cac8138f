// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tcpassay.target.Station;
import org.tcpassay.trace.Event;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Proves silence by an answer: a SYN to a port where nobody listens must draw a reset at once, so what an earlier
 * segment drew at once must have come before it.
 */
public final class Fence {

    /** Above the ports that connections of a lab use, so that a fence never meets one. */
    private static final int FIRST_PORT = 61_000;

    /** A live target answers at once; silence for this long means that it is dead, however busy the machine. */
    private static final long LIFE_SIGN_NS = 5_000_000_000L;

    private final Bench bench;
    private final Optional<Endpoint> closed;
    private final Endpoint tester;
    private final Duration quietTime;
    private final long lagNs;
    private int raised;
    private long deadlineNs;
    private OptionalLong answeredNs = OptionalLong.empty();

    Fence(Bench bench, Station station, Duration quietTime) {
        this.bench = bench;
        this.closed = station.closedPort().map(port -> new Endpoint(station.targetAddress(), port));
        this.tester = new Endpoint(station.testerAddress(), FIRST_PORT);
        this.quietTime = quietTime;
        this.lagNs = station.lag().toNanos();
    }

    /** Sends the fence, if the target has a place for one. */
    public void raise() {
        answeredNs = OptionalLong.empty();
        raised++;
        deadlineNs = bench.nowNs() + quietTime.toNanos();
        closed.ifPresent(port -> {
            bench.send(Event.NO_CONVERSATION, syn(port), Event.Mark.FENCE);
            deadlineNs = bench.nowNs() + LIFE_SIGN_NS;
        });
    }

    /** Whether everything that the target sent at once must have arrived by now. */
    public boolean isPassed() {
        return answeredNs.isPresent() ? isCaughtUp() : closed.isEmpty() && bench.nowNs() >= deadlineNs;
    }

    /** Whether what the answer may have overtaken has arrived too. */
    private boolean isCaughtUp() {
        return lagNs == 0 || bench.nowNs() >= answeredNs.getAsLong() + lagNs;
    }

    /** Whether the target owes the answer for too long: it is gone. */
    public boolean isDead() {
        return closed.isPresent() && answeredNs.isEmpty() && bench.nowNs() >= deadlineNs;
    }

    /** How long waiting can still make sense. */
    public long leftNs() {
        long endNs = answeredNs.isPresent() ? answeredNs.getAsLong() + lagNs : deadlineNs;
        return Math.max(0, endNs - bench.nowNs());
    }

    boolean isAnswer(FourTuple ends, Segment segment) {
        boolean mine = closed.equals(Optional.of(ends.target()))
                && ends.tester().address().equals(tester.address())
                && ends.tester().port() == port();
        if (mine && segment.has(Flags.RST)) {
            answeredNs = OptionalLong.of(bench.nowNs());
        }
        return mine;
    }

    private int port() {
        return FIRST_PORT + raised % 4_000;
    }

    private Bytes syn(Endpoint port) {
        var segment = Segment.bare(port(), port.port(), SeqNum.of(raised), SeqNum.of(0), Flags.SYN, 1);
        return Codec.packet(segment, tester.address(), port.address());
    }
}
