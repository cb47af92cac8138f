// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/**
 * The road to a stack in this process, in virtual time: nothing waits, an hour passes in microseconds.
 *
 * <p>Time moves by a little with each packet sent, and in {@link #receive} to the stack's next timer or to the end
 * of the waiting. A stack that crashes or floods is not called again: what passed before can still be received, then
 * {@link #receive} and {@link #send} throw its {@link TargetFailure}.
 */
public final class MemoryLink implements Link {

    private static final long PASSAGE_NS =
            10_000; // no two packets sent carry the same time; clocks of 4 us, as of ISNs, go on between them
    private static final int LEFT_OF_A_FAILURE = 200; // packets not yet received; enough to see a flood by

    private final InMemoryStack stack;
    private final FloodGate gate = new FloodGate();
    private List<Frame> passed = new ArrayList<>();
    private Optional<TargetFailure> failure = Optional.empty();
    private long nowNs;

    /** @param startNs where virtual time begins */
    public MemoryLink(InMemoryStack stack, long startNs) {
        this.stack = stack;
        this.nowNs = startNs;
    }

    @Override
    public void send(Bytes packet) {
        failure.ifPresent(MemoryLink::raise);
        try {
            collect(); // what a user call made the stack send came first
            move(nowNs + PASSAGE_NS);
            if (timerNs() <= nowNs) {
                collect();
            }
            passed.add(new Frame(Direction.TO_TARGET, nowNs, packet, true));
            deliver(packet);
            collect();
        } catch (TargetFailure thrown) {
            fail(thrown);
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        if (failure.isEmpty()) {
            try {
                await(nowNs + Math.max(timeoutNs, 0));
            } catch (TargetFailure thrown) {
                fail(thrown);
            }
        }
        if (passed.isEmpty()) {
            failure.ifPresent(MemoryLink::raise);
            return List.of();
        }
        List<Frame> frames = passed;
        passed = new ArrayList<>();
        return frames;
    }

    private void await(long deadlineNs) {
        collect();
        while (passed.isEmpty()) {
            long timerNs = timerNs();
            if (timerNs > deadlineNs) {
                move(deadlineNs);
                return;
            }
            move(timerNs);
            gate.timer();
            collect();
        }
    }

    private void move(long timeNs) {
        if (timeNs > nowNs) {
            nowNs = timeNs;
            gate.moved();
        }
    }

    /** The end of time where the stack has no timer. */
    private long timerNs() {
        return TargetFailure.guard("asked for its next timer", stack::nextTimerNs)
                .orElse(Long.MAX_VALUE);
    }

    private void deliver(Bytes packet) {
        TargetFailure.guard("taking a packet", () -> {
            stack.deliver(packet, nowNs);
            return packet;
        });
    }

    private void collect() {
        List<Bytes> sent = TargetFailure.guard("handing out packets", () -> List.copyOf(stack.collect(nowNs)));
        for (Bytes packet : sent) {
            passed.add(new Frame(Direction.FROM_TARGET, nowNs, packet, true));
            gate.passed(packet);
        }
    }

    private void fail(TargetFailure thrown) {
        failure = Optional.of(thrown);
        if (passed.size() > LEFT_OF_A_FAILURE) {
            passed = new ArrayList<>(passed.subList(0, LEFT_OF_A_FAILURE));
        }
    }

    private static void raise(TargetFailure failure) {
        throw failure;
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
