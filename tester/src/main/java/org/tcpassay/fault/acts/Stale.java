// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Sends an earlier packet of the same direction and connection once more after the chosen one, as if it had lost its
 * way before. At strength zero after a share of none.
 *
 * @param back how many packets before the chosen one, 1 or more
 */
public record Stale(int back, Share share) implements Act {

    private static final int MOST = 10_000; // packets that are kept of each direction

    public Stale {
        if (back < 1 || back > MOST) {
            throw new IllegalArgumentException(back + " packets back; 1 to " + MOST + " are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return new Keeping(dice);
    }

    private final class Keeping implements Running {

        private final Dice dice;
        private final Map<Way, Deque<Transit>> earlier = new Remembered<>();

        private Keeping(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            outlet.pass(transit);
            Deque<Transit> before = earlier.computeIfAbsent(Way.of(transit), way -> new ArrayDeque<>());
            if (share.hits(dice) && before.size() >= back) {
                outlet.repeat(before.getFirst(), outlet.nowNs());
            }
            keep(transit);
        }

        @Override
        public boolean watches() {
            return true;
        }

        @Override
        public void passedBy(Transit transit, Outlet outlet) {
            keep(transit);
        }

        private void keep(Transit transit) {
            Deque<Transit> before = earlier.computeIfAbsent(Way.of(transit), way -> new ArrayDeque<>());
            before.addLast(transit);
            if (before.size() > back) {
                before.removeFirst();
            }
        }
    }

    @Override
    public String text() {
        return "let" + share.text() + " be followed by a stale duplicate of the packet "
                + (back == 1 ? "before it" : back + " before it");
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.REPEATS, Effect.REORDERS);
    }

    @Override
    public Act atZero() {
        return new Stale(back, Share.NONE);
    }
}
