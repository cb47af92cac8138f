// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.tcpassay.trace.checks.StandingChecks;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

public class RecheckTest {

    private static final Endpoint OPENER = new Endpoint(IpAddress.v4(198, 18, 0, 1), 40000);
    private static final Endpoint LISTENER = new Endpoint(IpAddress.v4(198, 18, 0, 2), 80);
    private static final Bytes SYN = segment(OPENER, LISTENER, 100, 0, "S", Checksum.RIGHT);
    private static final Bytes SYN_ACK = segment(LISTENER, OPENER, 500, 101, "S.", Checksum.RIGHT);
    private static final Bytes ACK_OF_NOTHING = segment(OPENER, LISTENER, 101, 777, ".", Checksum.RIGHT);

    @Test
    public void shouldTakeEachEndForTheTargetInTurn() {
        List<Trace> traces = Recheck.traces(captured(Optional.empty(), SYN, SYN_ACK, ACK_OF_NOTHING));

        assertEquals(traces.size(), 2);
        assertEquals(traces.get(0).conversations().get(0).ends(), new FourTuple(OPENER, LISTENER));
        assertEquals(traces.get(1).conversations().get(0).ends(), new FourTuple(LISTENER, OPENER));
        assertEquals(traces.get(0).conversations().get(0).iss(), Optional.of(SeqNum.of(500)));
        assertEquals(traces.get(1).conversations().get(0).iss(), Optional.of(SeqNum.of(100)));
        assertEquals(broken(traces.get(0)), List.of());
        assertEquals(broken(traces.get(1)), List.of("ack-of-what-was-sent"));
    }

    @Test
    public void shouldFollowTheCapturesOwnDirections() {
        List<Trace> traces = Recheck.traces(List.of(
                new Recheck.Captured(5, SYN, Optional.of(Direction.FROM_TARGET)),
                new Recheck.Captured(6, SYN_ACK, Optional.of(Direction.TO_TARGET))));

        assertEquals(traces.size(), 1);
        assertEquals(traces.get(0).startNs(), 5);
        assertEquals(traces.get(0).conversations().get(0).ends(), new FourTuple(LISTENER, OPENER));
    }

    @Test
    public void shouldNotAccuseHardwareOfAnUnfinishedSum() {
        // addresses, protocol and length only, not complemented
        int unfinished = (198 << 8 | 18) * 2 + 1 + 2 + 6 + 20;
        int folded = (unfinished & 0xffff) + (unfinished >> 16);
        Bytes offloaded = segment(OPENER, LISTENER, 100, 0, "S", Checksum.exactly(folded));
        Bytes wrong = segment(OPENER, LISTENER, 100, 0, "S", Checksum.exactly(folded + 1));

        assertEquals(brokenByEither(offloaded), List.of());
        assertEquals(brokenByEither(wrong), List.of("checksum-right"));
    }

    @Test
    public void shouldJudgeWhatIsNoTcpOnce() {
        var ping = new IpPacket(
                OPENER.address(),
                LISTENER.address(),
                0,
                0,
                0,
                true,
                false,
                0,
                0,
                17,
                Bytes.EMPTY,
                17,
                Checksum.RIGHT,
                Segment.COMPUTED,
                Bytes.zeros(8));
        assertEquals(brokenByEither(Codec.encode(ping)), List.of("ipv4-header-sound"));
    }

    @Test
    public void shouldSurviveRubbish() {
        assertTrue(brokenByEither(Bytes.fromHex("ff00")).isEmpty());
        assertEquals(Recheck.traces(List.of()).get(0).events(), List.of());
    }

    private static List<String> brokenByEither(Bytes packet) {
        return Recheck.traces(captured(Optional.empty(), packet)).stream()
                .flatMap(trace -> broken(trace).stream())
                .toList();
    }

    private static List<String> broken(Trace trace) {
        return StandingChecks.all().stream()
                .flatMap(check -> check.check(trace).stream().map(breach -> check.id()))
                .toList();
    }

    private static List<Recheck.Captured> captured(Optional<Direction> direction, Bytes... packets) {
        return List.of(packets).stream()
                .map(packet -> new Recheck.Captured(0, packet, direction))
                .toList();
    }

    private static Bytes segment(Endpoint from, Endpoint to, long seq, long ack, String flags, Checksum sum) {
        var segment = new Segment(
                from.port(),
                to.port(),
                SeqNum.of(seq),
                SeqNum.of(ack),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                65535,
                sum,
                0,
                List.of(),
                Bytes.EMPTY);
        return Codec.packet(segment, from.address(), to.address());
    }
}
