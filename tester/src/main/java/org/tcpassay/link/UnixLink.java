// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.link.FrameStream.Message;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/** The road to a stack behind a Unix socket that has a clock of its own; stamped when the tester reads. */
final class UnixLink implements Link {

    private static final int ATTEMPTS = 3;
    private static final long ATTEMPT_NS = 500_000_000;

    private final FrameStream stream;
    private final Carriage carriage;
    private List<Frame> passed = new ArrayList<>();
    private Optional<TargetFailure> failure = Optional.empty();

    private UnixLink(FrameStream stream, Carriage carriage) {
        this.stream = stream;
        this.carriage = carriage;
    }

    static UnixLink bare(FrameStream stream) {
        return new UnixLink(stream, Carriage.BARE);
    }

    /** @throws LinkException if the target does not tell its hardware address */
    static UnixLink ethernet(FrameStream stream, EthernetCarriage carriage) {
        var link = new UnixLink(stream, carriage);
        for (int i = 0; i < ATTEMPTS && !carriage.knowsTarget(); i++) {
            stream.send(carriage.question());
            long deadlineNs = link.nowNs() + ATTEMPT_NS;
            for (long left = ATTEMPT_NS; left > 0 && !carriage.knowsTarget(); left = deadlineNs - link.nowNs()) {
                link.take(left);
            }
        }
        if (!carriage.knowsTarget()) {
            throw carriage.unanswered();
        }
        return link;
    }

    @Override
    public void send(Bytes packet) {
        passed.add(new Frame(Direction.TO_TARGET, nowNs(), packet, true));
        stream.send(carriage.frame(packet));
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        if (failure.isEmpty()) {
            try {
                await(timeoutNs);
            } catch (TargetFailure thrown) {
                failure = Optional.of(thrown); // what passed before can still be received
            }
        }
        if (passed.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        List<Frame> frames = passed;
        passed = new ArrayList<>();
        return frames;
    }

    private void await(long timeoutNs) {
        long deadlineNs = nowNs() + timeoutNs;
        boolean more = take(passed.isEmpty() ? timeoutNs : 0);
        while (passed.isEmpty() && more) {
            more = take(Math.max(0, deadlineNs - nowNs()));
        }
    }

    /** Takes the next message, if one comes in time. */
    private boolean take(long timeoutNs) {
        Optional<Message> message = stream.next(timeoutNs);
        message.ifPresent(this::take);
        return message.isPresent();
    }

    private void take(Message message) {
        if (message.isWords()) {
            throw TargetFailure.nonsense(
                    "its socket was read",
                    "\"" + message.body().text() + "\"; a stack in real time says hello first or nothing");
        }
        carriage.packet(message.body(), stream::send)
                .ifPresent(packet -> passed.add(new Frame(Direction.FROM_TARGET, nowNs(), packet, true)));
    }

    @Override
    public long nowNs() {
        return System.nanoTime();
    }

    @Override
    public String clock() {
        return "user";
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public boolean servesAnyTester() {
        return true;
    }

    @Override
    public void close() {
        passed.clear(); // whoever opened the stream closes it
    }
}
