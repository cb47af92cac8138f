// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;

/**
 * Swallows one direction from the first packet that the rule chose of it on, and lets the other go. At strength zero
 * for no time.
 *
 * @param from packets from this side are swallowed
 * @param length how long
 */
public record BlackHole(Side from, Duration length) implements Act {

    public BlackHole {
        Lasting.check(length);
    }

    @Override
    public Running start(Dice dice) {
        return new Swallowing();
    }

    private final class Swallowing implements Running {

        private OptionalLong endNs = OptionalLong.empty();

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            if (transit.from() != from) {
                outlet.pass(transit);
                return;
            }
            if (endNs.isEmpty()) {
                endNs = OptionalLong.of(outlet.nowNs() + Lasting.ns(length));
            }
            if (outlet.nowNs() < endNs.getAsLong()) {
                outlet.lose(transit, "into the black hole");
            } else {
                outlet.pass(transit);
            }
        }
    }

    @Override
    public String text() {
        return "swallow all from the " + from.name().toLowerCase(Locale.ROOT) + ", " + Lasting.text(length);
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.LOSES);
    }

    @Override
    public Act atZero() {
        return new BlackHole(from, Duration.ZERO);
    }
}
