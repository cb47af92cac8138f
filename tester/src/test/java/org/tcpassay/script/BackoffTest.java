// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import org.testng.annotations.Test;

public class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** As a SYN of Linux 6.18: the sixth after the linear ones comes at 67 s. */
    @Test
    public void shouldDoubleAfterTheLinearPhase() {
        Backoff backoff = Backoff.of(SECOND, 4, 6, LONGEST);

        assertEquals(seconds(backoff), List.of(1L, 2L, 3L, 4L, 5L, 7L, 11L, 19L, 35L, 67L));
        assertEquals(backoff.end(), Duration.ofSeconds(131));
    }

    @Test
    public void shouldDoubleAtOnceWithoutOne() {
        Backoff backoff = Backoff.of(SECOND, 0, 5, LONGEST);

        assertEquals(seconds(backoff), List.of(1L, 3L, 7L, 15L, 31L));
        assertEquals(backoff.end(), Duration.ofSeconds(63));
    }

    @Test
    public void shouldNotGrowBeyondTheLongest() {
        Backoff backoff = Backoff.of(SECOND, 0, 4, Duration.ofSeconds(4));

        assertEquals(seconds(backoff), List.of(1L, 3L, 7L, 11L));
        assertEquals(backoff.end(), Duration.ofSeconds(15));
    }

    @Test
    public void shouldGiveUpAfterTheFirstWithoutRetries() {
        Backoff backoff = Backoff.of(SECOND, 0, 0, LONGEST);

        assertEquals(backoff.retries(), 0);
        assertEquals(backoff.end(), SECOND);
    }

    private static List<Long> seconds(Backoff backoff) {
        return backoff.again().stream().map(Duration::toSeconds).toList();
    }
}
