// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Holds packets until another condition sees a packet at this rule, which goes on ahead of them. At strength zero for
 * no time.
 *
 * @param until asked about each packet that comes to the rule
 * @param most how long each waits for that
 */
public record HoldUntil(Condition until, Duration most) implements Act {

    public HoldUntil {
        Lasting.check(most);
    }

    @Override
    public Running start(Dice dice) {
        return most.isZero() ? new Pass().start(dice) : new Holding(until.start(dice));
    }

    private record Held(Transit transit, long untilNs) {}

    private final class Holding implements Running {

        private final Condition.Watch watch;
        private final Deque<Held> held = new ArrayDeque<>(); // who came first may go first

        private Holding(Condition.Watch watch) {
            this.watch = watch;
        }

        @Override
        public void begins(long nowNs) {
            watch.begins(nowNs);
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            if (watch.sees(transit)) {
                outlet.pass(transit);
                release(outlet, Long.MAX_VALUE);
                return;
            }
            long untilNs = outlet.nowNs() + Lasting.ns(most);
            held.add(new Held(transit, untilNs));
            outlet.hold(transit, "until " + until.text());
            outlet.wakeAt(untilNs);
        }

        @Override
        public boolean watches() {
            return true;
        }

        @Override
        public boolean watchesEachOf(Transit joined) {
            return watch.share(joined) != Condition.Share.NONE;
        }

        @Override
        public void passedBy(Transit transit, Outlet outlet) {
            if (watch.sees(transit)) {
                release(outlet, Long.MAX_VALUE);
            }
        }

        @Override
        public void woken(Outlet outlet) {
            release(outlet, outlet.nowNs());
        }

        private void release(Outlet outlet, long latestNs) {
            while (!held.isEmpty() && held.peek().untilNs() <= latestNs) {
                outlet.pass(held.remove().transit());
            }
        }
    }

    @Override
    public String text() {
        return "hold until " + until.text() + ", for " + Lasting.text(most) + " at most";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.DELAYS, Effect.REORDERS);
    }

    @Override
    public Act atZero() {
        return new HoldUntil(until, Duration.ZERO);
    }
}
