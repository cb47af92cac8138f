// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.StandingCheck;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Builds a trace of one conversation, segment by segment, a millisecond apart. */
final class Story {

    static final Endpoint TESTER = new Endpoint(IpAddress.v4(198, 18, 0, 1), 40000);
    static final Endpoint TARGET = new Endpoint(IpAddress.v4(198, 18, 0, 2), 80);
    // both wrap within a few hundred bytes
    static final SeqNum IRS = SeqNum.of(0xffff_ff00L);

    private final List<Event> events = new ArrayList<>();
    private SeqNum iss = SeqNum.of(0xffff_fe00L);
    private SeqNum irs = IRS;
    private long nowNs;

    /** A three-way handshake that the tester begins, SYNs as given. */
    static Story opened(Sketch syn, Sketch synAck) {
        return new Story().to(syn).from(synAck).to(Sketch.s(".", 1, 1).win(syn.window()));
    }

    static Story opened() {
        return opened(Sketch.s("S", 0, 0).mss(1460), Sketch.s("S.", 0, 1).mss(1460));
    }

    /** A handshake with timestamps: 101 is the tester's last, 1000 the target's. */
    static Story stamped() {
        return opened(
                        Sketch.s("S", 0, 0).mss(1460).stamps(100, 0),
                        Sketch.s("S.", 0, 1).mss(1460).stamps(1000, 100))
                .to(Sketch.s(".", 1, 1).stamps(101, 1000));
    }

    /** Nothing has happened yet. */
    static Story fresh() {
        return new Story();
    }

    Story to(Sketch sketch) {
        Segment segment = sketch.segment(TESTER.port(), TARGET.port(), irs, iss);
        return passed(Direction.TO_TARGET, packet(Direction.TO_TARGET, segment), 0);
    }

    Story from(Sketch sketch) {
        Segment segment = sketch.segment(TARGET.port(), TESTER.port(), iss, irs);
        return passed(Direction.FROM_TARGET, packet(Direction.FROM_TARGET, segment), 0);
    }

    /** The answer to a segment without ACK: its SEQ is 0 and not relative. */
    Story fromAbsolute(Sketch sketch) {
        Segment segment = sketch.segment(TARGET.port(), TESTER.port(), SeqNum.of(0), irs);
        return passed(Direction.FROM_TARGET, packet(Direction.FROM_TARGET, segment), 0);
    }

    Story passed(Direction direction, Packet packet, int conversation) {
        nowNs += 1_000_000;
        events.add(new Event.Passed(nowNs, conversation, direction, Bytes.zeros(60), packet, Event.Mark.PLAIN));
        return this;
    }

    Story later(long ms) {
        nowNs += ms * 1_000_000;
        return this;
    }

    /** From here on both sides count from other numbers. */
    Story reborn() {
        iss = iss.plus(5_000_000);
        irs = irs.plus(7_000_000);
        return this;
    }

    static IpPacket ip(Direction direction, Bytes payload) {
        IpAddress source = direction == Direction.TO_TARGET ? TESTER.address() : TARGET.address();
        IpAddress destination = direction == Direction.TO_TARGET ? TARGET.address() : TESTER.address();
        return IpPacket.ordinary(source, destination, IpPacket.TCP, payload);
    }

    static Packet packet(Direction direction, Segment segment) {
        return new Packet(Optional.of(ip(direction, Bytes.EMPTY)), segment);
    }

    Trace trace() {
        var conversation = new Conversation(
                0, new FourTuple(TESTER, TARGET), Optional.of(IRS), Optional.of(SeqNum.of(0xffff_fe00L)));
        return new Trace(0, "virtual", List.of(conversation), events);
    }

    /** Ids of the checks that break, once for each breach, in the order of {@link StandingChecks}. */
    List<String> broken() {
        return StandingChecks.over(trace()).stream()
                .map(broken -> broken.check().id())
                .toList();
    }

    List<Breach> breaches(StandingCheck check) {
        return check.check(trace());
    }
}
