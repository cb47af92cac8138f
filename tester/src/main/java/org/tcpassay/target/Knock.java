// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import java.util.stream.IntStream;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Tries a port of a target that nobody can be asked about: a SYN, and what comes of it. */
public final class Knock {

    private static final int TESTER_PORT = 60_999; // below a lab's fences, above its connections
    private static final long PATIENCE_NS = 1_000_000_000;
    private static final int FIRST_CLOSED_PORT = 47_808;
    private static final int CLOSED_PORT_STEP = 101;
    private static final int CLOSED_PORT_TRIES = 3;
    private static final SeqNum IRS = SeqNum.of(1);

    private final Link link;
    private final IpAddress tester;

    /** What answers at a port. */
    public enum Answer {
        LISTENER,
        RESET,
        NOTHING
    }

    public Knock(Link link, IpAddress tester) {
        this.link = link;
        this.tester = tester;
    }

    /** Leaves no connection behind. */
    public Answer at(Endpoint port) {
        send(port, Flags.SYN, IRS);
        long deadline = link.nowNs() + PATIENCE_NS;
        for (long left = PATIENCE_NS; left > 0; left = deadline - link.nowNs()) {
            for (Frame frame : link.receive(left)) {
                Optional<Segment> segment = answer(frame, port);
                if (segment.isPresent() && segment.get().has(Flags.RST)) {
                    return Answer.RESET;
                }
                if (segment.isPresent() && segment.get().has(Flags.SYN)) {
                    send(port, Flags.RST, IRS.plus(1));
                    return Answer.LISTENER;
                }
            }
        }
        return Answer.NOTHING;
    }

    /** A port that answers with a reset; empty if none of some that are hardly ever open does. */
    Optional<Integer> closedPort(IpAddress target) {
        return IntStream.range(0, CLOSED_PORT_TRIES)
                .map(i -> FIRST_CLOSED_PORT + i * CLOSED_PORT_STEP)
                .filter(port -> at(new Endpoint(target, port)) == Answer.RESET)
                .boxed()
                .findFirst();
    }

    private static Optional<Segment> answer(Frame frame, Endpoint port) {
        return frame.direction() == Direction.TO_TARGET
                ? Optional.empty()
                : Codec.decode(frame.packet(), frame.checksumComputed())
                        .segment()
                        .filter(segment -> segment.sourcePort() == port.port())
                        .filter(segment -> segment.destinationPort() == TESTER_PORT);
    }

    private void send(Endpoint port, Flags flags, SeqNum seq) {
        var segment = Segment.bare(TESTER_PORT, port.port(), seq, SeqNum.of(0), flags, 65_535);
        link.send(Codec.packet(segment, tester, port.address()));
    }
}
