// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;

/**
 * Lets packets go later. At strength zero by no time.
 *
 * @param by drawn for each packet
 * @param keepsOrder none overtakes an earlier one of its direction that was delayed too, so that it may wait longer
 *     than was drawn; packets that the rule does not choose overtake all the same
 */
public record Delay(Spread by, boolean keepsOrder) implements Act {

    @Override
    public Running start(Dice dice) {
        return new Waiting(dice);
    }

    private final class Waiting implements Running {

        private final Dice dice;
        private final Map<Side, Long> lastNs = new EnumMap<>(Side.class);

        private Waiting(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            long atNs = outlet.nowNs() + by.drawNs(dice);
            if (keepsOrder) {
                atNs = Math.max(atNs, lastNs.getOrDefault(transit.from(), atNs));
                lastNs.put(transit.from(), atNs);
            }
            outlet.passAt(transit, atNs);
        }
    }

    @Override
    public String text() {
        return "delay by " + by.text() + (keepsOrder || by instanceof Spread.Fixed ? "" : ", order not kept");
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.DELAYS, Effect.REORDERS); // past those that it does not delay
    }

    @Override
    public Act atZero() {
        return new Delay(new Spread.Fixed(Duration.ZERO), keepsOrder);
    }
}
