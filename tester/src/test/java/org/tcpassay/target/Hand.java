// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.tcpassay.link.Frame;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Direction;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** One connection made by hand, segment by segment, for tests of the links and stations. */
final class Hand {

    static final int PORT = 7000;
    static final SeqNum IRS = SeqNum.of(1000);

    private static final long PATIENCE_NS = 2_000_000_000L;

    private final Station station;
    private final Queue<Segment> waiting = new ArrayDeque<>();
    private final int testerPort = 40000;

    Hand(Station station) {
        this.station = station;
    }

    Station station() {
        return station;
    }

    UpperTester user() {
        return station.upperTester().orElseThrow();
    }

    FourTuple ends() {
        return new FourTuple(
                new Endpoint(station.testerAddress(), testerPort), new Endpoint(station.targetAddress(), PORT));
    }

    State state() {
        return user().stateOf(ends()).orElseThrow();
    }

    /** A listener of the target on {@link #PORT}. */
    /** Of the version that the station is asked over. */
    UserSocket socket() {
        return user().socket(station.targetAddress().version());
    }

    UserSocket listener() {
        UserSocket listener = socket();
        assertTrue(listener.bind(ends().target()) instanceof Reply.Done, "bind");
        assertEquals(listener.listen(5), Reply.done());
        return listener;
    }

    void send(int targetPort, String flags, SeqNum seq, SeqNum ack, String payload) {
        station.link()
                .send(Codec.packet(
                        new Segment(
                                testerPort,
                                targetPort,
                                seq,
                                ack,
                                Segment.COMPUTED,
                                0,
                                Flags.of(flags),
                                65535,
                                Checksum.RIGHT,
                                0,
                                List.of(),
                                Bytes.utf8(payload)),
                        station.testerAddress(),
                        station.targetAddress()));
    }

    void send(String flags, SeqNum seq, SeqNum ack) {
        send(PORT, flags, seq, ack, "");
    }

    /** The next segment that the target sends. */
    Segment next() {
        while (waiting.isEmpty()) {
            List<Frame> frames = station.link().receive(PATIENCE_NS);
            assertTrue(!frames.isEmpty(), "the target says nothing");
            for (Frame frame : frames) {
                if (frame.direction() == Direction.FROM_TARGET) {
                    Codec.decode(frame.packet(), frame.checksumComputed())
                            .segment()
                            .ifPresent(waiting::add);
                }
            }
        }
        return waiting.remove();
    }

    /** Brings the target's listener to ESTABLISHED. */
    Segment handshake() {
        send("S", IRS, SeqNum.of(0));
        Segment answer = next();
        assertEquals(answer.flags(), Flags.of("S."));
        send(".", IRS.plus(1), answer.seq().plus(1));
        return answer;
    }
}
