// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.net.CapturedPacket;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.PacketSocket;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/** The frames of both directions that pass one interface. */
final class Tap implements AutoCloseable {

    private final PacketSocket socket;
    private final Direction ofOutgoing;
    private final Predicate<CapturedPacket> aside;
    private final List<Frame> early = new ArrayList<>();

    /**
     * @param ofOutgoing which way that goes which the interface's own host sends
     * @param aside is shown every packet first; what it takes is no frame
     */
    Tap(PacketSocket socket, Direction ofOutgoing, Predicate<CapturedPacket> aside) {
        this.socket = socket;
        this.ofOutgoing = ofOutgoing;
        this.aside = aside;
    }

    /** Takes what has come so far out of the kernel's queue, which has room for some hundred only. */
    void relieve() {
        for (List<CapturedPacket> packets = captured(); !packets.isEmpty(); packets = captured()) {
            early.addAll(frames(packets));
        }
    }

    /** Waits for anything at all, what is put aside included, and keeps the frames for {@link #receive}. */
    void relieveAfter(long timeoutNs) {
        if (socket.await(timeoutNs)) {
            relieve();
        }
    }

    /** As {@link Link#receive}. */
    List<Frame> receive(long timeoutNs) {
        if (!early.isEmpty()) {
            List<Frame> frames = List.copyOf(early);
            early.clear();
            return frames;
        }
        long deadline = timeoutNs > 0 ? nowNs() + timeoutNs : 0;
        while (true) {
            List<CapturedPacket> packets = captured();
            List<Frame> frames = frames(packets);
            if (!frames.isEmpty()) {
                return frames;
            }
            long left = timeoutNs > 0 ? deadline - nowNs() : 0;
            if (packets.isEmpty() && (left <= 0 || !socket.await(left))) {
                return frames;
            }
        }
    }

    private List<CapturedPacket> captured() {
        try {
            return socket.receive();
        } catch (NativeException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    private List<Frame> frames(List<CapturedPacket> packets) {
        var frames = new ArrayList<Frame>(packets.size());
        for (CapturedPacket packet : packets) {
            if (!aside.test(packet)) {
                Direction direction = direction(packet);
                for (Bytes bytes : JoinedSegments.apart(packet)) {
                    frames.add(new Frame(direction, packet.timeNs(), bytes, packet.checksumReady()));
                }
            }
        }
        return frames;
    }

    private Direction direction(CapturedPacket packet) {
        if (packet.outgoing()) {
            return ofOutgoing;
        }
        return ofOutgoing == Direction.TO_TARGET ? Direction.FROM_TARGET : Direction.TO_TARGET;
    }

    long nowNs() {
        return socket.nowNs();
    }

    long dropped() {
        return socket.dropped();
    }

    @Override
    public void close() {
        socket.close();
    }
}
