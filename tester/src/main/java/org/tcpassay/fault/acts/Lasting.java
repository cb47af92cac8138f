// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.math.BigDecimal;
import java.time.Duration;

/** How long something takes, in words and in nanoseconds. */
final class Lasting {

    static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE / 4); // may be added to any time

    private Lasting() {}

    /** Such as {@code 200 ms} or {@code 1.5 s}. */
    static String text(Duration duration) {
        if (duration.compareTo(FOREVER) >= 0) {
            return "for ever";
        }
        BigDecimal ns = BigDecimal.valueOf(duration.toNanos());
        boolean seconds = duration.toNanos() % 1_000_000_000 == 0 || duration.toSeconds() >= 10;
        return ns.movePointLeft(seconds ? 9 : 6).stripTrailingZeros().toPlainString() + (seconds ? " s" : " ms");
    }

    /** @throws IllegalArgumentException if it is negative */
    static void check(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a time of " + duration + "; nothing goes back in time");
        }
    }

    /** Nanoseconds, at most {@link #FOREVER}. */
    static long ns(Duration duration) {
        return duration.compareTo(FOREVER) >= 0 ? FOREVER.toNanos() : duration.toNanos();
    }
}
