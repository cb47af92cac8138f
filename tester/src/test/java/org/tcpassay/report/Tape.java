// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Event.Mark;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Writes traces by hand, for tests; times in microseconds, numbers relative. */
final class Tape {

    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 2);

    private final List<Conversation> conversations = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long nowNs = START_NS;
    private int current;

    Tape() {
        conversation(40_000, 7);
    }

    Tape conversation(int testerPort, int targetPort) {
        current = conversations.size();
        conversations.add(new Conversation(
                current,
                new FourTuple(new Endpoint(TESTER, testerPort), new Endpoint(TARGET, targetPort)),
                Optional.of(irs(current)),
                Optional.of(iss(current))));
        return this;
    }

    Tape on(int conversation) {
        current = conversation;
        return this;
    }

    /** Moves the clock. */
    Tape after(long micros) {
        nowNs += micros * 1000;
        return this;
    }

    Tape call(String call, String result) {
        events.add(new Event.UserCall(nowNs, current, call, result, Optional.empty()));
        return this;
    }

    Tape state(State state) {
        events.add(new Event.Reported(nowNs, current, state));
        return this;
    }

    Tape note(String text) {
        events.add(new Event.Note(nowNs, current, text));
        return this;
    }

    Tape held(String because) {
        events.add(new Event.Expected(nowNs, current, because, "", true, Optional.empty()));
        return this;
    }

    Tape failed(String because, String expectation) {
        events.add(new Event.Expected(nowNs, current, because, expectation, false, Optional.empty()));
        return this;
    }

    Tape in(Mark mark, String flags, long seq, long ack, String data, TcpOption... options) {
        return pass(Direction.TO_TARGET, mark, flags, seq, ack, Bytes.utf8(data), 65_535, List.of(options));
    }

    Tape in(String flags, long seq, long ack, TcpOption... options) {
        return in(Mark.PLAIN, flags, seq, ack, "", options);
    }

    Tape out(Mark mark, String flags, long seq, long ack, String data, TcpOption... options) {
        return pass(Direction.FROM_TARGET, mark, flags, seq, ack, Bytes.utf8(data), 64_240, List.of(options));
    }

    Tape out(String flags, long seq, long ack, TcpOption... options) {
        return out(Mark.PLAIN, flags, seq, ack, "", options);
    }

    /** The three-way handshake, opened by the tester. */
    Tape open() {
        in("S", 0, 0, new TcpOption.Mss(1460));
        after(31).out("S.", 0, 1, new TcpOption.Mss(1460));
        after(22).in(".", 1, 1);
        return after(8).call("accept()", "ok").state(State.ESTABLISHED);
    }

    Trace trace() {
        return new Trace(START_NS, "kernel", conversations, events);
    }

    private Tape pass(
            Direction direction,
            Mark mark,
            String flags,
            long seq,
            long ack,
            Bytes data,
            int window,
            List<TcpOption> options) {
        boolean toTarget = direction == Direction.TO_TARGET;
        FourTuple ends = conversations.get(current).ends();
        Endpoint from = toTarget ? ends.tester() : ends.target();
        Endpoint to = toTarget ? ends.target() : ends.tester();
        SeqNum seqBase = toTarget ? irs(current) : iss(current);
        SeqNum ackBase = toTarget ? iss(current) : irs(current);
        boolean acks = flags.contains(".");
        var segment = new Segment(
                from.port(),
                to.port(),
                seqBase.plus(seq),
                acks ? ackBase.plus(ack) : SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                window,
                Checksum.RIGHT,
                0,
                options,
                data);
        Bytes bytes = Codec.packet(segment, from.address(), to.address());
        events.add(new Event.Passed(nowNs, current, direction, bytes, Codec.decode(bytes, true), mark));
        return this;
    }

    private static SeqNum irs(int conversation) {
        return SeqNum.of(0xfffffff0L + conversation * 7919L);
    }

    private static SeqNum iss(int conversation) {
        return SeqNum.of(0x5eed_0000L + conversation * 104_729L);
    }
}
