// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

/** Numbers from {@code least} to {@code most}, both included. */
public record Range(long least, long most) {

    public static Range exactly(long number) {
        return new Range(number, number);
    }

    public static Range atLeast(long number) {
        return new Range(number, Long.MAX_VALUE);
    }

    public static Range atMost(long number) {
        return new Range(0, number);
    }

    public boolean holds(long number) {
        return number >= least && number <= most;
    }

    @Override
    public String toString() {
        if (least == most) {
            return Long.toString(least);
        }
        if (most == Long.MAX_VALUE) {
            return "at least " + least;
        }
        return least == 0 ? "at most " + most : least + " to " + most;
    }
}
