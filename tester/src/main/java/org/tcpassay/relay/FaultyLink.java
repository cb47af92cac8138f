// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tcpassay.fault.Departure;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.link.Mishap;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * A path on the road to a target: the tester is at its left, the target at its right.
 *
 * <p>What passes is what passes at the tester's side, on the clock of the road, real or virtual: all that the tester
 * sends, also what never reaches the target, and of what the target sends that which arrives.
 */
public final class FaultyLink implements Link {

    private final Link inner;
    private final Scenario scenario;
    private final Consumer<Happening> journal;
    private final List<Entry> passed = new ArrayList<>();
    private final List<Mishap> mishaps = new ArrayList<>();
    private Path path;
    private long latestNs;

    /** A frame, or what happened between two. */
    private record Entry(long timeNs, Optional<Frame> frame, Optional<Mishap> mishap) {}

    /**
     * @param inner closed with this link
     * @param seed of all chance
     * @param journal is told what happens, by the thread that uses the link
     */
    public FaultyLink(Link inner, Scenario scenario, long seed, Consumer<Happening> journal) {
        this.inner = inner;
        this.scenario = scenario;
        this.journal = journal;
        this.latestNs = inner.nowNs();
        this.path = path(seed);
    }

    private Path path(long seed) {
        var chronicle =
                new Chronicle(mishap -> passed.add(new Entry(mishap.timeNs(), Optional.empty(), Optional.of(mishap))));
        return new Path(scenario, seed, chronicle.andThen(journal));
    }

    /** Begins anew: a path that has seen nothing, with other dice. What waits in the one before is lost. */
    void begin(long seed) {
        end();
        path = path(seed);
    }

    @Override
    public void send(Bytes packet) {
        long now = later(inner.nowNs());
        catchUp(now);
        passed(new Frame(Direction.TO_TARGET, now, packet, true));
        depart(path.arrive(Side.LEFT, packet, now), now);
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadlineNs = inner.nowNs() + Math.max(0, timeoutNs);
        while (true) {
            long now = inner.nowNs();
            long waitNs = hasFrames() ? 0 : Math.max(0, deadlineNs - now);
            OptionalLong wake = path.wakeNs();
            if (wake.isPresent()) {
                waitNs = Math.min(waitNs, Math.max(0, wake.getAsLong() - now));
            }
            inner.receive(waitNs).forEach(this::arrive);
            now = inner.nowNs();
            catchUp(later(now));
            if (hasFrames() || now >= deadlineNs) {
                return taken();
            }
        }
    }

    private void arrive(Frame frame) {
        if (frame.direction() == Direction.TO_TARGET) {
            return; // told when it was sent, or made by a rule
        }
        long now = later(frame.timeNs());
        catchUp(now);
        for (Departure departure : path.arrive(Side.RIGHT, frame.packet(), now)) {
            boolean isSame = departure.packet().equals(frame.packet());
            depart(departure, now, !isSame || frame.checksumComputed());
        }
    }

    /** What was due by then leaves, each at its own time. */
    private void catchUp(long now) {
        OptionalLong wake = path.wakeNs();
        while (wake.isPresent() && wake.getAsLong() <= now) {
            long due = later(wake.getAsLong());
            depart(path.time(due), due);
            wake = path.wakeNs();
        }
    }

    private void depart(List<Departure> departures, long now) {
        departures.forEach(departure -> depart(departure, now, true));
    }

    private void depart(Departure departure, long now, boolean isChecksumComputed) {
        if (departure.to() == Side.RIGHT) {
            inner.send(departure.packet());
        } else {
            passed(new Frame(Direction.FROM_TARGET, now, departure.packet(), isChecksumComputed));
        }
    }

    /** The time of a path never goes back; clocks may be set. */
    private long later(long timeNs) {
        latestNs = Math.max(latestNs, timeNs);
        return latestNs;
    }

    private void passed(Frame frame) {
        passed.add(new Entry(frame.timeNs(), Optional.of(frame), Optional.empty()));
    }

    private boolean hasFrames() {
        return passed.stream().anyMatch(entry -> entry.frame().isPresent());
    }

    private List<Frame> taken() {
        passed.sort(Comparator.comparingLong(Entry::timeNs));
        List<Frame> frames = new ArrayList<>();
        for (Entry entry : passed) {
            entry.frame().ifPresent(frames::add);
            entry.mishap().ifPresent(mishap -> mishaps.add(mishap.behind(frames.size())));
        }
        passed.clear();
        return List.copyOf(frames);
    }

    @Override
    public List<Mishap> mishaps() {
        List<Mishap> told = List.copyOf(mishaps);
        mishaps.clear();
        return told;
    }

    @Override
    public long nowNs() {
        return inner.nowNs();
    }

    @Override
    public String clock() {
        return inner.clock();
    }

    @Override
    public long dropped() {
        return inner.dropped();
    }

    @Override
    public boolean servesAnyTester() {
        return inner.servesAnyTester();
    }

    /** Ends the path: what waits in it is lost. */
    void end() {
        long now = later(inner.nowNs());
        depart(path.end(now), now);
    }

    @Override
    public void close() {
        end();
        inner.close();
    }
}
