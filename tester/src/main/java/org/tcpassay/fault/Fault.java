// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

/**
 * Deliberate damage to what a rule chose.
 *
 * <p>A description that never changes; what it has to remember while a path runs is in the {@link Running} that each
 * run starts. All that becomes of a packet is said to the {@link Outlet}: what is not passed on is lost, and nothing
 * is lost, changed or made without the outlet being told.
 */
public interface Fault {

    Running start(Dice dice);

    /** As a person would say it, in the imperative, such as {@code delay by 200 ms}. */
    String text();

    /** Whether to let pass what a rule chose is all that it is there for. */
    default boolean onlyPasses() {
        return false;
    }

    /** A fault at work on one path. */
    @FunctionalInterface
    interface Running {

        /** The first packet of the path came in; called once, before anything else. */
        default void begins(long nowNs) {}

        /** The rule chose this packet; what becomes of it is for the fault to say. */
        void chosen(Transit transit, Outlet outlet);

        /**
         * The rule does not choose this packet, which goes on next: what it may not overtake is let go now; only for who
         * {@link #watches}.
         */
        default void comesBy(Transit transit, Outlet outlet) {}

        /** The rule did not choose this packet, which has gone on already; only for who {@link #watches}. */
        default void passedBy(Transit transit, Outlet outlet) {}

        /** Whether it does anything in {@link #comesBy} or {@link #passedBy}. */
        default boolean watches() {
            return false;
        }

        /**
         * Whether it must see segments one by one that are joined in one and that the rule does not choose. If not,
         * both are told of all of them at once.
         */
        default boolean watchesEachOf(Transit joined) {
            return watches();
        }

        /** The time has come that {@link Outlet#wakeAt} asked for. */
        default void woken(Outlet outlet) {}
    }
}
