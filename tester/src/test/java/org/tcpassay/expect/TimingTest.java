// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import org.testng.annotations.Test;

public class TimingTest {

    private static final Moment START = () -> 0;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    public void shouldWidenAnEstimateAtBothEnds() {
        Timing timing = Timing.between(START, SECOND, SECOND.multipliedBy(2));

        assertEquals(timing.earliest(1), Duration.ofMillis(850));
        assertEquals(timing.latest(1), Duration.ofMillis(2_300));
    }

    @Test
    public void shouldBeFirmWhereNothingMayComeBefore() {
        Timing timing = Timing.notBefore(START, SECOND, SECOND.multipliedBy(2));

        assertEquals(timing.earliest(1), Duration.ofMillis(990));
        assertEquals(timing.latest(1), Duration.ofMillis(2_300));
        assertEquals(timing.off(Duration.ofMillis(980).toNanos(), 1), Duration.ofMillis(10));
    }
}
