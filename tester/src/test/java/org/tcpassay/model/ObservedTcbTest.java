// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What moves RCV.NXT and what does not; IRS lies close below the wrap on purpose. */
public final class ObservedTcbTest {

    private static final long IRS = 0xffff_fff0L;
    private static final long ISS = 7_000;
    private static final int WINDOW = 100;

    private static Segment segment(String flags, long seq, long ack, int length, TcpOption... options) {
        return new Segment(
                1,
                2,
                SeqNum.of(IRS + seq),
                SeqNum.of(ISS + ack),
                Segment.COMPUTED,
                0,
                Flags.of(flags),
                WINDOW,
                Checksum.RIGHT,
                0,
                List.of(options),
                Bytes.zeros(length));
    }

    /** A segment of the target: its SEQ counts from ISS, its ACK from IRS. */
    private static Segment answer(String flags, long seq, long ack, int length, TcpOption... options) {
        Segment mirrored = segment(flags, 0, 0, length, options);
        return new Segment(
                2,
                1,
                SeqNum.of(ISS + seq),
                SeqNum.of(IRS + ack),
                mirrored.dataOffset(),
                0,
                mirrored.flags(),
                WINDOW,
                Checksum.RIGHT,
                0,
                mirrored.options(),
                mirrored.payload());
    }

    private static ObservedTcb established(TcpOption... options) {
        var tcb = new ObservedTcb(SeqNum.of(IRS), SeqNum.of(1), 50);
        send(tcb, segment("S", 0, 0, 0, options));
        tcb.seen(answer("S.", 0, 1, 0, options));
        send(tcb, segment(".", 1, 1, 0));
        return tcb;
    }

    private static void send(ObservedTcb tcb, Segment segment) {
        tcb.sent(segment, Optional.empty(), false);
    }

    private static long rcvNxt(ObservedTcb tcb) {
        return tcb.rcvNxt().offsetFrom(SeqNum.of(IRS));
    }

    @DataProvider
    public Object[][] segments() {
        return new Object[][] {
            {"in order", segment(".", 1, 1, 5), 6},
            {"FIN takes one number", segment("F.", 1, 1, 5), 7},
            {"across the wrap", segment(".", 1, 1, 40), 41},
            {"wholly old", segment(".", -4, 1, 5), 1},
            {"straddles the left edge", segment(".", -4, 1, 8), 4},
            {"behind a hole", segment(".", 2, 1, 5), 1},
            {"up to the right edge", segment(".", 1, 1, 100), 101},
            {"straddles the right edge", segment(".", 1, 1, 101), 101},
            {"a FIN behind the right edge is trimmed off", segment("F.", 1, 1, 100), 101},
            {"at the right edge", segment(".", 101, 1, 5), 1},
            {"reset", segment("R.", 1, 1, 0), 1},
            {"SYN", segment("S.", 1, 1, 5), 1},
            {"without ACK", segment("-", 1, 1, 5), 1},
            {"acknowledges what was never sent", segment(".", 1, 2, 5), 1},
        };
    }

    @Test(dataProvider = "segments")
    public void shouldMoveRcvNxt(String name, Segment segment, long expected) {
        ObservedTcb tcb = established();
        send(tcb, segment);
        assertEquals(rcvNxt(tcb), expected, name);
    }

    @Test
    public void shouldFillAHoleUpToAQueuedFin() {
        ObservedTcb tcb = established();
        send(tcb, segment("F.", 11, 1, 5));
        send(tcb, segment(".", 6, 1, 5));
        assertEquals(rcvNxt(tcb), 1);
        send(tcb, segment(".", 1, 1, 5));
        assertEquals(rcvNxt(tcb), 17);
        send(tcb, segment(".", 17, 1, 5));
        assertEquals(rcvNxt(tcb), 17, "nothing comes after a FIN");
    }

    @Test
    public void shouldLetTheProbeOverrule() {
        ObservedTcb tcb = established();
        tcb.sent(segment(".", 1, 1, 5), Optional.of(false), false);
        assertEquals(rcvNxt(tcb), 1);
        tcb.sent(segment("-", 1, 1, 5), Optional.of(true), false);
        assertEquals(rcvNxt(tcb), 6);
        tcb.sent(segment(".", 6, 1, 5), Optional.empty(), true);
        assertEquals(rcvNxt(tcb), 6, "a damaged segment is thrown away unread");
    }

    @Test
    public void shouldKeepTheHighestRightEdge() {
        ObservedTcb tcb = established();
        assertEquals(tcb.rcvWnd(), WINDOW);
        send(tcb, segment(".", 1, 1, 60));
        assertEquals(tcb.rcvWnd(), 40);
        tcb.seen(answer(".", 1, 61, 0));
        assertEquals(tcb.rcvWnd(), WINDOW);
    }

    @Test
    public void shouldScaleWindowsOnlyAfterTheHandshake() {
        ObservedTcb tcb = established(new TcpOption.WindowScale(3));
        assertEquals(tcb.rcvWnd(), WINDOW);
        tcb.seen(answer(".", 1, 1, 0));
        assertEquals(tcb.rcvWnd(), WINDOW << 3);
    }

    @Test
    public void shouldRefuseOldTimestamps() {
        ObservedTcb tcb = established(new TcpOption.Timestamps(50, 0));
        assertTrue(tcb.timestamps());
        send(tcb, segment(".", 1, 1, 5, new TcpOption.Timestamps(49, 0)));
        assertEquals(rcvNxt(tcb), 1);
        send(tcb, segment(".", 1, 1, 5, new TcpOption.Timestamps(50, 0)));
        assertEquals(rcvNxt(tcb), 6);
    }

    @Test
    public void shouldFollowTheTargetsSendSide() {
        ObservedTcb tcb = established();
        tcb.seen(answer("P.", 1, 1, 10));
        tcb.seen(answer("F.", 11, 1, 0));
        assertEquals(tcb.sndNxt().toLong(), ISS + 12);
        send(tcb, segment(".", 1, 11, 0));
        assertEquals(tcb.sndUna().toLong(), ISS + 11);
    }

    @Test
    public void shouldWaitForTheRightSynAckInSynSent() {
        var tcb = new ObservedTcb(SeqNum.of(IRS), SeqNum.of(1), 50);
        tcb.seen(answer("S", 0, 0, 0));
        send(tcb, segment("S.", 0, 2, 0));
        assertFalse(tcb.irsTaken());
        send(tcb, segment("S.", 0, 1, 0));
        assertTrue(tcb.irsTaken());
        assertEquals(rcvNxt(tcb), 1);
        assertEquals(tcb.sndUna().toLong(), ISS + 1);
    }

    @Test
    public void shouldForgetTheOldFinWhenANewIncarnationOpens() {
        ObservedTcb tcb = established();
        tcb.sent(segment("F.", 1, 1, 0), Optional.empty(), false);
        tcb.sent(segment("S", 1_000, 0, 0), Optional.of(true), false);
        tcb.seen(answer("S.", 90_000, 1_001, 0));
        tcb.sent(segment(".", 1_001, 90_001, 5), Optional.empty(), false);
        assertEquals(tcb.rcvNxt(), SeqNum.of(IRS + 1_006));
    }
}
