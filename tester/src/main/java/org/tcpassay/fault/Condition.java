// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.function.Predicate;

/**
 * Which packets a rule is about.
 *
 * <p>A description that never changes; what it has to remember while a path runs is in the {@link Watch} that each
 * run starts.
 */
public interface Condition {

    /** One run of it, which sees the packets of the path in their order. */
    Watch start(Dice dice);

    /** As a person would say it, such as {@code data from the opener}. */
    String text();

    /** Judges packets; called once for each that reaches the rule. */
    @FunctionalInterface
    interface Watch {
        boolean sees(Transit transit);

        /** The first packet of the path came in; called once, before anything else. */
        default void begins(long nowNs) {}
    }

    /** One that has nothing to remember. */
    static Condition of(String text, Predicate<Transit> predicate) {
        return new Plain(text, predicate);
    }

    /** What {@link #of} makes. */
    record Plain(String text, Predicate<Transit> predicate) implements Condition {
        @Override
        public Watch start(Dice dice) {
            return predicate::test;
        }
    }
}
