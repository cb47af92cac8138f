// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Random pieces of a stream, in any order, twice, overlapping, half outside of the window: against a bit per byte. */
public class ReassemblyOracleTest {

    private static final int LENGTH = 1_500;
    private static final int NARROW = 400;

    @DataProvider
    public Object[][] seeds() {
        return IntStream.range(0, 60)
                .mapToObj(seed -> new Object[] {(long) seed})
                .toArray(Object[][]::new);
    }

    private static String stream(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @Test(dataProvider = "seeds")
    public void shouldPutTogetherWhatAnOracleDoes(long seed) {
        var random = new Random(seed);
        boolean narrow = seed % 2 == 0;
        String text = stream(random);
        OneHost one = OneHost.established(
                Settings.ordinary()
                        .with(Given.RFC2883, false)
                        .with(Given.RFC7323, false)
                        .withBuffer(narrow ? NARROW : 20_000),
                new TcpOption.SackPermitted());
        var kept = new BitSet(); // bytes that are there
        var read = new StringBuilder();
        boolean finished = false;
        for (int round = 0; round < 3_000 && !finished; round++) {
            int next = kept.nextClearBit(0);
            int from = Math.max(0, Math.min(LENGTH, next + random.nextInt(500) - 150));
            int to = Math.min(LENGTH, from + random.nextInt(120));
            boolean fin = to == LENGTH && random.nextBoolean();
            long edge = one.tcb().rcvEdge.offsetFrom(SeqNum.of(OneHost.IRS + 1));
            boolean acceptable = isAcceptable(from, to - from + (fin ? 1 : 0), next, edge);
            List<Segment> answers = one.arrives(fin ? "F." : ".", 1 + from, 1, text.substring(from, to));
            if (acceptable) {
                kept.set(Math.max(from, next), (int) Math.max(Math.max(from, next), Math.min(to, edge)));
            }
            next = kept.nextClearBit(0);
            finished = one.tcb().finReceived;
            assertEquals(received(one, finished), next, "round " + round);
            answers.forEach(answer -> assertBlocksHold(answer, kept));
            if (random.nextInt(4) == 0) {
                read.append(one.received());
            }
        }
        read.append(one.received());
        assertTrue(finished, "the FIN came at last");
        assertEquals(read.toString(), text);
        assertEquals(one.state(), State.CLOSE_WAIT);
    }

    private static boolean isAcceptable(int from, int length, int next, long edge) {
        if (length == 0) {
            return edge == next ? from == next : from >= next && from < edge;
        }
        int last = from + length - 1;
        return edge > next && (from >= next && from < edge || last >= next && last < edge);
    }

    private static long received(OneHost one, boolean finished) {
        return one.tcb().rcvNxt.offsetFrom(SeqNum.of(OneHost.IRS + 1)) - (finished ? 1 : 0);
    }

    /** Each block of a report is a run of bytes that are there, with none beside it (RFC 2018 §3). */
    private static void assertBlocksHold(Segment answer, BitSet kept) {
        answer.option(TcpOption.Sack.class).ifPresent(option -> {
            for (TcpOption.Sack.Block block : option.blocks()) {
                int left = (int) block.left().offsetFrom(SeqNum.of(OneHost.IRS + 1));
                int right = (int) block.right().offsetFrom(SeqNum.of(OneHost.IRS + 1));
                assertEquals(kept.nextClearBit(left), right, "block " + left + ":" + right);
                assertTrue(left > 0 && !kept.get(left - 1), "the byte before " + left + " is missing");
            }
        });
    }
}
