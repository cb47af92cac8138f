// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Lets nothing through for a while, and then all again. At strength zero the while is empty.
 *
 * @param from since the first packet of the path
 * @param until likewise; when it heals
 */
public record Partition(Duration from, Duration until) implements Act {

    public Partition {
        Lasting.check(from);
        if (until.compareTo(from) < 0) {
            throw new IllegalArgumentException("a partition from " + from + " to " + until + "; it heals afterwards");
        }
    }

    @Override
    public Running start(Dice dice) {
        return new Parting();
    }

    private final class Parting implements Running {

        private long startNs;

        @Override
        public void begins(long nowNs) {
            startNs = nowNs;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            long sinceNs = outlet.nowNs() - startNs;
            if (sinceNs >= Lasting.ns(from) && sinceNs < Lasting.ns(until)) {
                outlet.lose(transit, "the path is parted");
            } else {
                outlet.pass(transit);
            }
        }
    }

    @Override
    public String text() {
        return "let nothing through from " + Lasting.text(from) + " to " + Lasting.text(until);
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.LOSES);
    }

    @Override
    public Act atZero() {
        return new Partition(from, from);
    }
}
