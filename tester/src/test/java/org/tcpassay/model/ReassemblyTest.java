// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;

import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

public class ReassemblyTest {

    private static final long PIECE = 1 << 20;

    @Test
    public void shouldGoOnBehindFourGigabytes() {
        SeqNum base = SeqNum.of(77);
        var reassembly = new Reassembly(base);
        SeqNum next = base.plus(1);
        for (long done = 0; done < 3L << 32; done += 2 * PIECE) {
            SeqNum first = next;
            next = reassembly.add(next, first.plus(PIECE), PIECE); // the second half before the first
            assertEquals(next, first, "behind " + done + " bytes");
            next = reassembly.add(next, first, PIECE);
            assertEquals(next, first.plus(2 * PIECE), "behind " + done + " bytes");
        }
    }

    @Test
    public void shouldPassOverAllThatWaitedBelow() {
        SeqNum base = SeqNum.of(-10);
        var reassembly = new Reassembly(base);
        SeqNum next = base.plus(1);
        for (long from = 10; from < 100; from += 20) {
            reassembly.add(next, base.plus(from), 10);
        }
        assertEquals(reassembly.add(base.plus(75), base.plus(75), 0), base.plus(80)); // who took it acknowledged 75
        assertEquals(reassembly.add(base.plus(80), base.plus(80), 10), base.plus(100));
    }
}
