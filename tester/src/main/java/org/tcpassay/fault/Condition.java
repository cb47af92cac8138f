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

    /** Whether it remembers nothing, so that it may be left unasked about some. */
    default boolean isForgetful() {
        return false;
    }

    /** Judges packets; called once for each that reaches the rule. */
    @FunctionalInterface
    interface Watch {
        boolean sees(Transit transit);

        /**
         * Which of the segments that are joined in one it would choose, if it saw them one by one in place of that.
         *
         * <p>Where this is not {@link Share#SOME} nobody has to take them apart: {@link #sees} is then asked once for
         * all of them, says the same, and remembers what it would remember of each. Asking changes nothing. The
         * segments differ in position, text, PSH and CWR only, and no state of an end changes between them.
         */
        default Share share(Transit joined) {
            return Share.SOME;
        }

        /** The first packet of the path came in; called once, before anything else. */
        default void begins(long nowNs) {}
    }

    /** How many of joined segments a condition chooses. */
    enum Share {
        NONE,
        /** Or it cannot be told without seeing each. */
        SOME,
        ALL
    }

    /** One that has nothing to remember, and sees each segment by itself. */
    static Condition of(String text, Predicate<Transit> predicate) {
        return new Plain(text, predicate, Plain.Joined.APART);
    }

    /** One that has nothing to remember, and looks at nothing in which joined segments differ. */
    static Condition alike(String text, Predicate<Transit> predicate) {
        return new Plain(text, predicate, Plain.Joined.ALIKE);
    }

    /** One that has nothing to remember, and of joined segments says whether it may choose any of them. */
    static Condition ofAny(String text, Predicate<Transit> predicate) {
        return new Plain(text, predicate, Plain.Joined.ANY);
    }

    /** What {@link #of} makes. */
    record Plain(String text, Predicate<Transit> predicate, Joined joined) implements Condition {

        /** What the predicate says of joined segments. */
        public enum Joined {
            /** Nothing. */
            APART,
            /** The same as of each. */
            ALIKE,
            /** False only if it chooses none of them. */
            ANY
        }

        @Override
        public boolean isForgetful() {
            return true;
        }

        @Override
        public Watch start(Dice dice) {
            return new Watch() {
                @Override
                public boolean sees(Transit transit) {
                    return predicate.test(transit);
                }

                @Override
                public Share share(Transit whole) {
                    if (joined == Joined.APART) {
                        return Share.SOME;
                    }
                    boolean sees = predicate.test(whole);
                    return !sees ? Share.NONE : joined == Joined.ALIKE ? Share.ALL : Share.SOME;
                }
            };
        }
    }
}
