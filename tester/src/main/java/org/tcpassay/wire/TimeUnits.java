// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.math.BigInteger;

/**
 * What the time stamps of an interface count.
 *
 * @param resolution 0..255: a negative power of ten, or with the top bit set of two
 * @param offsetSeconds what to add
 */
record TimeUnits(int resolution, long offsetSeconds) {

    static final TimeUnits MICROSECONDS = new TimeUnits(6, 0);

    private static final int NANOSECONDS = 9;
    private static final BigInteger NS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    TimeUnits withResolution(int other) {
        return new TimeUnits(other, offsetSeconds);
    }

    TimeUnits withOffset(long seconds) {
        return new TimeUnits(resolution, seconds);
    }

    /** Nanoseconds since 1970; what lies beyond a long wraps. */
    long toNs(long ticks) {
        long ns = resolution == NANOSECONDS
                ? ticks
                : new BigInteger(Long.toUnsignedString(ticks))
                        .multiply(NS_PER_SECOND)
                        .divide(perSecond())
                        .longValue();
        return ns + offsetSeconds * 1_000_000_000L;
    }

    private BigInteger perSecond() {
        return (resolution & 0x80) == 0 ? BigInteger.TEN.pow(resolution) : BigInteger.TWO.pow(resolution & 0x7f);
    }
}
