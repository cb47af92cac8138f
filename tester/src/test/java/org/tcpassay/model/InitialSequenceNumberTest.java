// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;
import org.testng.annotations.Test;

/** RFC 6528: a clock, and an offset that nobody can compute without the secret. */
public class InitialSequenceNumberTest {

    private static SeqNum number(long secret, FourTuple ends, Duration time) {
        return new Rfc9293(Settings.ordinary().withSecret(secret))
                .step(Host.EMPTY, new Input.Open(ends, SocketOptions.ORDINARY), time.toNanos())
                .segments()
                .get(0)
                .seq();
    }

    private static FourTuple port(int port) {
        return new FourTuple(new Endpoint(OneHost.ENDS.tester().address(), port), OneHost.ENDS.target());
    }

    @Test
    public void shouldDifferByTheClockOnlyForTheSameEnds() {
        SeqNum first = number(1, port(80), Duration.ofSeconds(10));

        assertEquals(number(1, port(80), Duration.ofSeconds(10)), first);
        assertEquals(number(1, port(80), Duration.ofSeconds(11)).offsetFrom(first), 250_000); // 4 us each
    }

    @Test
    public void shouldGoRoundInFourHoursAndThreeQuarters() {
        SeqNum first = number(1, port(80), Duration.ZERO);

        assertEquals(number(1, port(80), Duration.ofNanos(4_000L << 32)), first);
    }

    @Test
    public void shouldDifferWithTheSecret() {
        assertNotEquals(number(1, port(80), Duration.ZERO), number(2, port(80), Duration.ZERO));
    }

    @Test
    public void shouldSpreadOverThePorts() {
        Set<Long> high = new HashSet<>();
        for (int port = 1; port <= 256; port++) {
            high.add(number(1, port(port), Duration.ZERO).toLong() >> 24);
        }
        // 256 draws out of 256 leave 94 out on average; less than 130 hit would be no accident
        assertTrue(high.size() >= 130, high.size() + " of 256 leading bytes");
    }
}
