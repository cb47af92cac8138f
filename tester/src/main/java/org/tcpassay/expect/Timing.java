// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.time.Duration;

/**
 * When a segment must come, counted from another moment.
 *
 * @param first the earliest right time, tolerance not yet taken off
 * @param last the latest right time, tolerance not yet added
 * @param isFirmAtFirst nothing but what two clocks differ by is taken off {@code first}
 */
public record Timing(Moment since, Duration first, Duration last, boolean isFirmAtFirst) {

    /** Below this a scheduler's mood shows. */
    private static final Duration ABSOLUTE = Duration.ofMillis(40);

    /** Kernels count time in ticks, and what is seen is seen a little later. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int RELATIVE_PERCENT = 15;

    /** {@code expected} after {@code since}, give or take max(40 ms, 15 %). */
    public static Timing about(Moment since, Duration expected) {
        return new Timing(since, expected, expected, false);
    }

    /** Between the two after {@code since}, each widened by max(40 ms, 15 %). */
    public static Timing between(Moment since, Duration first, Duration last) {
        return new Timing(since, first, last, false);
    }

    /** Not before {@code first}, which is a law, less 10 ms; nor later than {@code last}, widened by max(40 ms, 15 %). */
    public static Timing notBefore(Moment since, Duration first, Duration last) {
        return new Timing(since, first, last, true);
    }

    /** When it may come at the earliest, after {@code since}. */
    public Duration earliest(double scale) {
        Duration early = first.minus(isFirmAtFirst ? TICK : tolerance(first, scale));
        return early.isNegative() ? Duration.ZERO : early;
    }

    /** When it must have come, after {@code since}. */
    public Duration latest(double scale) {
        return last.plus(tolerance(last, scale));
    }

    /** By how much {@code timeNs} lies outside; zero inside. */
    public Duration off(long timeNs, double scale) {
        Duration after = Duration.ofNanos(timeNs - since.timeNs());
        Duration early = earliest(scale).minus(after);
        Duration late = after.minus(latest(scale));
        Duration off = early.compareTo(late) > 0 ? early : late;
        return off.isNegative() ? Duration.ZERO : off;
    }

    public boolean holds(long timeNs, double scale) {
        long afterNs = timeNs - since.timeNs();
        return afterNs >= earliest(scale).toNanos() && afterNs <= latest(scale).toNanos();
    }

    private static Duration tolerance(Duration duration, double scale) {
        Duration relative = duration.multipliedBy(RELATIVE_PERCENT).dividedBy(100);
        Duration larger = relative.compareTo(ABSOLUTE) > 0 ? relative : ABSOLUTE;
        return Duration.ofNanos((long) (larger.toNanos() * scale));
    }
}
