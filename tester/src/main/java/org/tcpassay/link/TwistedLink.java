// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.util.ArrayList;
import java.util.List;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;

/** A link on which everything that comes from the target passes through a {@link Twist}. */
public final class TwistedLink implements Link {

    private final Link inner;
    private final Twist twist;

    public TwistedLink(Link inner, Twist twist) {
        this.inner = inner;
        this.twist = twist;
    }

    @Override
    public void send(Bytes packet) {
        inner.send(packet);
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadline = timeoutNs > 0 ? inner.nowNs() + timeoutNs : 0;
        long left = timeoutNs;
        while (true) {
            List<Frame> untwisted = inner.receive(left);
            List<Frame> frames = twisted(untwisted);
            left = timeoutNs > 0 ? Math.max(deadline - inner.nowNs(), 0) : 0;
            if (!frames.isEmpty() || untwisted.isEmpty()) {
                return frames;
            }
        }
    }

    private List<Frame> twisted(List<Frame> untwisted) {
        var frames = new ArrayList<Frame>(untwisted.size());
        for (Frame frame : untwisted) {
            if (frame.direction() == Direction.TO_TARGET) {
                frames.add(frame);
                continue;
            }
            for (Bytes packet : twist.onFrame(frame)) {
                frames.add(new Frame(frame.direction(), frame.timeNs(), packet, frame.checksumComputed()));
            }
        }
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
    public void close() {
        inner.close();
    }
}
