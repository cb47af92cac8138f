// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.model.Settings;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Opaque;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ReplayTest {

    private static final Endpoint TESTER = new Endpoint(IpAddress.v4(198, 18, 0, 2), 40_000);
    private static final Endpoint TARGET = new Endpoint(IpAddress.v4(198, 18, 0, 1), 80);
    private static final Flags SYN_ACK = Flags.SYN.with(Flags.ACK);
    private static final long IRS = 1_000;
    private static final long ISS = 70_000;

    private List<Event> events = new ArrayList<>();

    @BeforeMethod
    public void open() {
        events = new ArrayList<>();
        to(Flags.SYN, 0, 0, "");
        from(SYN_ACK, 0, 1);
        to(Flags.ACK, 1, 1, "");
        quiet();
    }

    @Test
    public void shouldAllowForAnAcknowledgmentThatWasUnderWay() {
        to(Flags.ACK, 1, 1, "text");
        quiet();
        to(Flags.RST, 5, 0, ""); // crosses the acknowledgment that waited
        from(Flags.ACK, 1, 5);
        quiet();

        assertEquals(judge("kernel"), Optional.empty());
        assertEquals(judge("virtual").map(Disagreement::event), Optional.of(events.size() - 2));
    }

    @Test
    public void shouldNotTakeAWrongAnswerForOneThatWasUnderWay() {
        to(Flags.ACK, 1, 1, "text");
        quiet();
        to(Flags.ACK, 100_000, 1, ""); // beyond the window: owes an acknowledgment
        from(Flags.ACK, 1, 4); // of less than has arrived
        quiet();

        assertEquals(judge("kernel").map(Disagreement::event), Optional.of(events.size() - 2));
    }

    @Test
    public void shouldTellWhereTheAnswerWasMissing() {
        to(Flags.ACK, 100_000, 1, "");
        quiet();

        assertEquals(judge("kernel").map(Disagreement::got), Optional.of("nothing"));
    }

    @Test
    public void shouldKnowAllThatWasAsked() {
        to(Flags.ACK, 100_000, 1, "");
        quiet();

        assertEquals(judge("kernel").orElseThrow().history().size(), 3);
    }

    @Test
    public void shouldNotJudgeBehindAContradiction() {
        to(Flags.FIN.with(Flags.ACK), 3, 1, ""); // the FIN waits for two bytes
        from(Flags.ACK, 1, 1);
        quiet();
        to(Flags.ACK, 3, 1, "behind the FIN");
        from(Flags.RST, 1, 0);

        assertEquals(judge("kernel"), Optional.empty());
    }

    private Optional<Disagreement> judge(String clock) {
        var ends = new FourTuple(TESTER, TARGET);
        var conversation = new Conversation(0, ends, Optional.of(SeqNum.of(IRS)), Optional.of(SeqNum.of(ISS)));
        return Replay.judge(new Trace(0, clock, List.of(conversation), events), 0, Settings.ordinary(), true);
    }

    private void to(Flags flags, long seq, long ack, String text) {
        add(Direction.TO_TARGET, TESTER, TARGET, flags, IRS + seq, flags.has(Flags.ACK) ? ISS + ack : 0, text);
    }

    private void from(Flags flags, long seq, long ack) {
        add(Direction.FROM_TARGET, TARGET, TESTER, flags, ISS + seq, flags.has(Flags.ACK) ? IRS + ack : 0, "");
    }

    private void add(
            Direction direction, Endpoint source, Endpoint destination, Flags flags, long seq, long ack, String text) {
        Segment segment = new Segment(
                source.port(),
                destination.port(),
                SeqNum.of(seq),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                flags,
                8_000,
                Checksum.RIGHT,
                0,
                List.of(),
                Bytes.utf8(text));
        IpPacket ip = IpPacket.ordinary(source.address(), destination.address(), IpPacket.TCP, Bytes.EMPTY);
        pass(0, direction, new Packet(Optional.of(ip), segment), Event.Mark.PLAIN);
    }

    /** The answer to a fence. */
    private void quiet() {
        IpPacket ip = IpPacket.ordinary(TARGET.address(), TESTER.address(), IpPacket.TCP, Bytes.EMPTY);
        pass(
                1,
                Direction.FROM_TARGET,
                new Packet(Optional.of(ip), new Opaque(IpPacket.TCP, Bytes.EMPTY)),
                Event.Mark.FENCE);
    }

    private void pass(int conversation, Direction direction, Packet packet, Event.Mark mark) {
        events.add(new Event.Passed(events.size() * 1_000_000L, conversation, direction, Bytes.EMPTY, packet, mark));
    }
}
