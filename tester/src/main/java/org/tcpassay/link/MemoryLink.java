// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * The road to a stack in this process, in virtual time: nothing waits, an hour passes in microseconds.
 *
 * <p>Time moves by a little with each packet sent, and in {@link #receive} to the stack's next timer or to the end
 * of the waiting.
 */
public final class MemoryLink implements Link {

    private static final long PASSAGE_NS = 1_000; // so that no two packets sent carry the same time
    private static final int IDLE_TIMERS = 100_000; // in one receive; more is a timer that never comes to rest

    private final InMemoryStack stack;
    private final List<Frame> passed = new ArrayList<>();
    private long nowNs;

    /** @param startNs where virtual time begins */
    public MemoryLink(InMemoryStack stack, long startNs) {
        this.stack = stack;
        this.nowNs = startNs;
    }

    @Override
    public void send(Bytes packet) {
        collect(); // what a user call made the stack send came first
        nowNs += PASSAGE_NS;
        passed.add(new Frame(Direction.TO_TARGET, nowNs, packet, true));
        stack.deliver(packet, nowNs);
        collect();
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadline = nowNs + Math.max(timeoutNs, 0);
        collect();
        for (int idle = 0; passed.isEmpty(); idle++) {
            OptionalLong timer = stack.nextTimerNs();
            if (timer.isEmpty() || timer.getAsLong() > deadline) {
                nowNs = deadline;
                return List.of();
            }
            if (idle == IDLE_TIMERS) {
                throw new LinkException("waiting in virtual time: " + IDLE_TIMERS
                        + " timers ran out without a packet; a stack must not set timers that are due already");
            }
            nowNs = Math.max(nowNs, timer.getAsLong());
            collect();
        }
        List<Frame> frames = List.copyOf(passed);
        passed.clear();
        return frames;
    }

    private void collect() {
        for (Bytes packet : stack.collect(nowNs)) {
            passed.add(new Frame(Direction.FROM_TARGET, nowNs, packet, true));
        }
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
    public void close() {
        passed.clear();
    }
}
