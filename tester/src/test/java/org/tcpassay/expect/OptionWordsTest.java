// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** What a spec says about timestamps and SACK blocks, sending and expecting. */
public final class OptionWordsTest {

    private static final Symbols ALL_ZERO = new Symbols() {
        @Override
        public long value(Symbol symbol) {
            return 0;
        }

        @Override
        public boolean issKnown() {
            return true;
        }
    };

    private static final SegmentSpec ACK = SegmentSpec.of(Flags.ACK);

    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);
    private static final FourTuple ENDS = new FourTuple(new Endpoint(TESTER, 1), new Endpoint(TARGET, 2));

    private static TcpOption.Timestamps stamped(SegmentSpec spec) {
        var ordinary = new Composer.Ordinary(ENDS, Optional.empty(), false, true, 700, 800, 900);
        return Composer.segment(spec, ALL_ZERO, ordinary)
                .option(TcpOption.Timestamps.class)
                .orElseThrow();
    }

    @Test
    public void shouldStampAsSaid() {
        assertEquals(stamped(ACK), new TcpOption.Timestamps(800, 900));
        assertEquals(stamped(ACK.timestampOlderBy(100)), new TcpOption.Timestamps(600, 900));
        assertEquals(stamped(ACK.timestampOlderBy(0)), new TcpOption.Timestamps(700, 900));
        assertEquals(stamped(ACK.timestamp(5)), new TcpOption.Timestamps(5, 900));
        assertEquals(stamped(ACK.timestamp(0)), new TcpOption.Timestamps(0, 900));
    }

    @Test
    public void shouldKeepTheStampBesideTheEchoInEitherOrder() {
        assertEquals(stamped(ACK.timestamp(5).echoing(6)), new TcpOption.Timestamps(5, 6));
        assertEquals(stamped(ACK.echoing(6).timestamp(5)), new TcpOption.Timestamps(5, 6));
        assertEquals(stamped(ACK.echoing(6).timestampNewerBy(1)), new TcpOption.Timestamps(701, 6));
    }

    @Test
    public void shouldLookAtTheFirstBlockOnly() {
        assertEquals(differences(ACK.sackFirst(RCV_NXT.plus(10), RCV_NXT.plus(12)), block(10, 12), block(20, 22)), 0);
        assertEquals(differences(ACK.sackFirst(RCV_NXT.plus(10), RCV_NXT.plus(12)), block(10, 12)), 0);
        assertEquals(differences(ACK.sackFirst(RCV_NXT.plus(10), RCV_NXT.plus(12)), block(20, 22), block(10, 12)), 1);
        assertEquals(differences(ACK.sackFirst(RCV_NXT.plus(10), RCV_NXT.plus(12))), 1);
    }

    @Test
    public void shouldLookAtEveryBlock() {
        SegmentSpec one = ACK.sack(RCV_NXT.plus(10), RCV_NXT.plus(12));
        assertEquals(differences(one, block(10, 12)), 0);
        assertEquals(differences(one, block(10, 12), block(20, 22)), 1);
        assertEquals(differences(one.sack(RCV_NXT.plus(20), RCV_NXT.plus(22)), block(10, 12)), 1);
    }

    @Test
    public void shouldPrintTheFirstBlock() {
        String text = SpecText.print(ACK.sackFirst(RCV_NXT, RCV_NXT.plus(2)), Optional.empty(), 1);
        assertEquals(text, ".  seq SND.NXT  ack RCV.NXT  sack RCV.NXT:RCV.NXT+2 first");
    }

    private static TcpOption.Sack.Block block(long left, long right) {
        return new TcpOption.Sack.Block(SeqNum.of(left), SeqNum.of(right));
    }

    private static int differences(SegmentSpec spec, TcpOption.Sack.Block... blocks) {
        List<TcpOption> options = blocks.length == 0 ? List.of() : List.of(new TcpOption.Sack(List.of(blocks)));
        var segment = new Segment(
                /* sourcePort= */ 2,
                /* destinationPort= */ 1,
                SeqNum.of(0),
                SeqNum.of(0),
                Segment.COMPUTED,
                0,
                Flags.ACK,
                1_000,
                Checksum.RIGHT,
                0,
                options,
                Bytes.EMPTY);
        IpAddress any = IpAddress.v4(198, 18, 0, 1);
        IpPacket ip = IpPacket.ordinary(any, any, IpPacket.TCP, Bytes.EMPTY);
        return Matcher.differences(spec, ip, segment, 0, ALL_ZERO, 1).size();
    }
}
