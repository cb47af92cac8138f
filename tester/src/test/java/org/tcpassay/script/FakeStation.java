// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.UpperTester;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** A target that does what a test tells it, in virtual time: fences are answered, the rest is the test's. */
final class FakeStation implements Station, Link {

    static final int OPEN_PORT = 80;
    static final int CLOSED_PORT = 9;
    static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);
    static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);

    private final List<Frame> frames = new ArrayList<>();
    private final Consumer<Segment> behaviour;
    private long nowNs = 1_000_000_000_000L;
    private boolean alive = true;

    FakeStation(BiConsumer<FakeStation, Segment> behaviour) {
        this.behaviour = segment -> behaviour.accept(this, segment);
    }

    /** A lab around it whose profile claims nothing. */
    Lab lab() {
        return lab(Map.of());
    }

    /** @param cannotReach as in a profile */
    Lab lab(Map<String, String> cannotReach) {
        return lab(cannotReach, Map.of());
    }

    /** @param numbers as in a profile */
    Lab lab(Map<String, String> cannotReach, Map<String, Long> numbers) {
        var profile = new Profile(
                "fake",
                Set.of(),
                Set.of(),
                Duration.ofMillis(600),
                Duration.ofMillis(300),
                Map.of(),
                numbers,
                cannotReach,
                Optional.empty(),
                List.of());
        return new Lab(this, profile, 1, 1);
    }

    /** Accepts every SYN with this ISS; what else comes goes to {@code then}. */
    static FakeStation listening(long iss, BiConsumer<FakeStation, Segment> then) {
        return new FakeStation((station, segment) -> {
            if (segment.flags().equals(Flags.SYN)) {
                station.answer(segment, "S.", iss, segment.seq().plus(1).toLong(), "", 0);
            } else if (!segment.flags().equals(Flags.ACK) || !segment.payload().isEmpty()) {
                then.accept(station, segment);
            }
        });
    }

    /** From now on nothing is answered, not even a fence. */
    void die() {
        alive = false;
    }

    /** Sends a segment after some microseconds. */
    void answer(Segment to, String flags, long seq, long ack, String payload, long afterMicros) {
        var segment = new Segment(
                /* sourcePort= */ to.destinationPort(),
                /* destinationPort= */ to.sourcePort(),
                SeqNum.of(seq),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                1_000,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.utf8(payload));
        frames.add(new Frame(
                Direction.FROM_TARGET, nowNs + 1 + afterMicros * 1_000, Codec.packet(segment, TARGET, TESTER), true));
    }

    /** Sends a packet at once. */
    void answer(Bytes packet) {
        frames.add(new Frame(Direction.FROM_TARGET, nowNs + 1, packet, true));
    }

    @Override
    public void send(Bytes packet) {
        nowNs += 1_000;
        frames.add(new Frame(Direction.TO_TARGET, nowNs, packet, true));
        Codec.decode(packet, true).segment().filter(segment -> alive).ifPresent(this::react);
    }

    private void react(Segment segment) {
        if (segment.destinationPort() == CLOSED_PORT) {
            answer(segment, "R.", 0, segment.seq().plus(1).toLong(), "", 0);
        } else {
            behaviour.accept(segment);
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long untilNs = nowNs + timeoutNs;
        // stable: what is sent at the same instant keeps its order
        frames.sort(Comparator.comparingLong(Frame::timeNs));
        // what a target sends at once is there at the latest when the tester looks
        if (!frames.isEmpty() && frames.get(0).timeNs() <= Math.max(untilNs, nowNs + 10)) {
            nowNs = Math.max(nowNs, frames.get(0).timeNs());
        } else {
            nowNs = untilNs;
        }
        List<Frame> passed = new ArrayList<>();
        while (!frames.isEmpty() && frames.get(0).timeNs() <= nowNs) {
            passed.add(frames.remove(0));
        }
        return passed;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public String clock() {
        return "virtual";
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public Link link() {
        return this;
    }

    @Override
    public IpAddress targetAddress() {
        return TARGET;
    }

    @Override
    public IpAddress testerAddress() {
        return TESTER;
    }

    @Override
    public Optional<Integer> closedPort() {
        return Optional.of(CLOSED_PORT);
    }

    @Override
    public Optional<Integer> openPort() {
        return Optional.of(OPEN_PORT);
    }

    @Override
    public Optional<UpperTester> upperTester() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
