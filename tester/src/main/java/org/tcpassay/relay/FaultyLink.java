// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.fault.Departure;
import org.tcpassay.fault.Path;
import org.tcpassay.fault.Side;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
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
    private final Path path;
    private final List<Frame> passed = new ArrayList<>();
    private long latestNs;

    /**
     * @param inner closed with this link
     * @param path used by nobody else
     */
    public FaultyLink(Link inner, Path path) {
        this.inner = inner;
        this.path = path;
        this.latestNs = inner.nowNs();
    }

    @Override
    public void send(Bytes packet) {
        long now = later(inner.nowNs());
        catchUp(now);
        passed.add(new Frame(Direction.TO_TARGET, now, packet, true));
        depart(path.arrive(Side.LEFT, packet, now), now);
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadlineNs = inner.nowNs() + Math.max(0, timeoutNs);
        while (true) {
            long now = inner.nowNs();
            long waitNs = passed.isEmpty() ? Math.max(0, deadlineNs - now) : 0;
            OptionalLong wake = path.wakeNs();
            if (wake.isPresent()) {
                waitNs = Math.min(waitNs, Math.max(0, wake.getAsLong() - now));
            }
            inner.receive(waitNs).forEach(this::arrive);
            now = inner.nowNs();
            catchUp(later(now));
            if (!passed.isEmpty() || now >= deadlineNs) {
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
            passed.add(new Frame(Direction.FROM_TARGET, now, departure.packet(), isChecksumComputed));
        }
    }

    /** The time of a path never goes back; clocks may be set. */
    private long later(long timeNs) {
        latestNs = Math.max(latestNs, timeNs);
        return latestNs;
    }

    private List<Frame> taken() {
        passed.sort(Comparator.comparingLong(Frame::timeNs));
        List<Frame> frames = List.copyOf(passed);
        passed.clear();
        return frames;
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
        path.end(later(inner.nowNs()));
    }

    @Override
    public void close() {
        end();
        inner.close();
    }
}
