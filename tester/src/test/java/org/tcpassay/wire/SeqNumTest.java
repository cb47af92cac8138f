// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SeqNumTest {

    private static final SeqNum LAST = SeqNum.of(0xffff_ffffL);
    private static final SeqNum ZERO = SeqNum.of(0);

    @Test
    public void shouldWrap() {
        assertEquals(LAST.plus(1), ZERO);
        assertEquals(ZERO.minus(1), LAST);
        assertEquals(LAST.toLong(), 4_294_967_295L);
        assertEquals(LAST.toString(), "4294967295");
        assertEquals(SeqNum.of(5).plus(0x1_0000_0000L), SeqNum.of(5));
        assertEquals(SeqNum.of(5).plus(-6), LAST);
        assertEquals(SeqNum.of(-1), LAST);
    }

    @Test
    public void shouldOrderAcrossTheWrap() {
        assertTrue(LAST.isBefore(ZERO));
        assertTrue(ZERO.isAfter(LAST));
        assertFalse(ZERO.isBefore(ZERO));
        assertFalse(ZERO.isAfter(ZERO));
        assertTrue(ZERO.isAtOrBefore(ZERO));
        assertTrue(ZERO.isAtOrAfter(ZERO));
        assertTrue(LAST.isAtOrBefore(ZERO));
        assertFalse(LAST.isAtOrAfter(ZERO));
        // less than half the circle apart
        assertTrue(ZERO.isBefore(SeqNum.of(0x7fff_ffffL)));
        assertTrue(ZERO.isAfter(SeqNum.of(0x8000_0001L)));
    }

    @Test
    public void shouldMeasureForwardOnly() {
        assertEquals(LAST.distanceTo(SeqNum.of(4)), 5);
        assertEquals(ZERO.distanceTo(ZERO), 0);
        expectThrows(IllegalArgumentException.class, () -> ZERO.distanceTo(LAST));
        assertEquals(LAST.offsetFrom(ZERO), -1);
        assertEquals(ZERO.offsetFrom(LAST), 1);
        assertEquals(SeqNum.of(0x8000_0000L).offsetFrom(ZERO), -0x8000_0000L);
    }

    @DataProvider
    public Object[][] intervals() {
        return new Object[][] {
            {10, 10, 5, true},
            {14, 10, 5, true},
            {15, 10, 5, false},
            {9, 10, 5, false},
            {10, 10, 0, false},
            {0xffff_ffffL, 0xffff_fffeL, 4, true},
            {1, 0xffff_fffeL, 4, true},
            {2, 0xffff_fffeL, 4, false},
            {0xffff_fffdL, 0xffff_fffeL, 4, false},
            {9, 10, 0x1_0000_0000L, true},
            {9, 10, 0xffff_ffffL, false},
        };
    }

    @Test(dataProvider = "intervals")
    public void shouldHoldHalfOpenIntervals(long number, long first, long length, boolean in) {
        assertEquals(SeqNum.of(number).isIn(SeqNum.of(first), length), in);
    }
}
