// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;

/** A link on which a right target looks wrong, from the first stimulus on; fences pass as they are. */
final class BentLink implements Link {

    private static final int FIRST_FENCE = 61_000; // the tester's ports from there on are those of fences

    private final Link link;
    private final Bend bend;
    private final IpAddress tester;
    private final IpAddress target;
    private final BendStart start;
    private int sent;
    private int received;
    private Optional<Segment> last = Optional.empty();

    BentLink(Link link, Bend bend, IpAddress tester, IpAddress target, BendStart start) {
        this.link = link;
        this.bend = bend;
        this.tester = tester;
        this.target = target;
        this.start = start;
    }

    @Override
    public void send(Bytes packet) {
        link.send(packet);
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        long deadlineNs = link.nowNs() + timeoutNs;
        while (true) {
            List<Frame> passed = link.receive(Math.max(0, deadlineNs - link.nowNs()));
            List<Frame> bent =
                    passed.stream().flatMap(frame -> bent(frame).stream()).toList();
            if (!bent.isEmpty() || passed.isEmpty()) {
                return bent;
            }
        }
    }

    /** Whether the preamble is over. */
    boolean isBent() {
        return sent > start.sent() || received > start.received();
    }

    private List<Frame> bent(Frame frame) {
        Packet packet = Codec.decode(frame.packet(), true);
        Optional<Segment> segment = packet.segment();
        boolean fence = segment.filter(one -> one.destinationPort() >= FIRST_FENCE || one.sourcePort() >= FIRST_FENCE)
                .isPresent();
        if (frame.direction() == Direction.TO_TARGET) {
            last = fence ? last : segment;
            sent += fence ? 0 : 1;
            // a fence is where a claim of silence is judged: what a user's call alone must not draw comes before it
            boolean asked = isBent() || fence && sent == start.sent();
            Optional<Segment> unasked = asked ? last.flatMap(bend::unasked) : Optional.empty();
            List<Frame> frames = new ArrayList<>(List.of(frame));
            unasked.ifPresent(answer -> frames.add(fromTarget(frame.timeNs() + 1, answer)));
            return frames;
        }
        received += fence ? 0 : 1;
        if (fence || !isBent() || segment.isEmpty()) {
            return List.of(frame);
        }
        return segment.flatMap(bend::answer).map(answer -> fromTarget(frame.timeNs(), answer)).stream()
                .toList();
    }

    private Frame fromTarget(long timeNs, Segment segment) {
        return new Frame(Direction.FROM_TARGET, timeNs, Codec.packet(segment, target, tester), true);
    }

    @Override
    public long nowNs() {
        return link.nowNs();
    }

    @Override
    public String clock() {
        return link.clock();
    }

    @Override
    public long dropped() {
        return link.dropped();
    }

    @Override
    public void close() {
        link.close();
    }
}
