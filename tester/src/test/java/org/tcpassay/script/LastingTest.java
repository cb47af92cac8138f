// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.testng.annotations.Test;

public class LastingTest {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** So the kernel reckons, too: 2 are 0.2 + 0.4 + 0.8 s. */
    @Test
    public void shouldTakeRetriesForALengthOfTime() {
        assertEquals(lasting(204, 2).allowed(), Duration.ofMillis(1_400));
        assertEquals(lasting(204, 8).allowed(), Duration.ofMillis(102_200));
        assertEquals(lasting(700, 2).allowed(), Duration.ofMillis(1_400));
    }

    /** An ordinary time-out of 204 ms is not there with the timer after the second repetition, but with the next. */
    @Test
    public void shouldCountFromTheFirstRepetition() {
        Lasting ordinary = lasting(204, 2);

        assertFalse(ordinary.isOver(ordinary.after(2).end()));
        assertTrue(ordinary.isOver(ordinary.after(3).end()));
        assertFalse(ordinary.isOver(Duration.ofMillis(204 + 1_399)));
        assertTrue(ordinary.isOver(Duration.ofMillis(204 + 1_400)));
    }

    @Test
    public void shouldEndSoonerWithALongTimeOut() {
        Lasting slow = lasting(700, 2);

        assertTrue(slow.isOver(slow.after(1).end()));
        assertEquals(slow.after(1).again(), List.of(Duration.ofMillis(700)));
    }

    private static Lasting lasting(int timeOutMs, int retries) {
        return Lasting.of(Duration.ofMillis(timeOutMs), retries, LONGEST);
    }
}
