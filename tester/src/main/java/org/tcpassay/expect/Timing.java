// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.time.Duration;

/**
 * When a segment must come, counted from another moment.
 *
 * @param first the earliest right time, tolerance not yet taken off
 * @param last the latest right time, tolerance not yet added
 */
public record Timing(Moment since, Duration first, Duration last) {

    /** Below this a scheduler's mood shows. */
    private static final Duration ABSOLUTE = Duration.ofMillis(40);

    private static final int RELATIVE_PERCENT = 15;

    /** {@code expected} after {@code since}, give or take max(40 ms, 15 %). */
    public static Timing about(Moment since, Duration expected) {
        return new Timing(since, expected, expected);
    }

    /** Between the two after {@code since}, each widened by max(40 ms, 15 %). */
    public static Timing between(Moment since, Duration first, Duration last) {
        return new Timing(since, first, last);
    }

    /** When it may come at the earliest, after {@code since}. */
    public Duration earliest(double scale) {
        Duration early = first.minus(tolerance(first, scale));
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
