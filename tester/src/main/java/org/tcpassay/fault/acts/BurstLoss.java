// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Outlet;
import org.tcpassay.fault.Transit;

/**
 * Loses packets in bursts, as radio does (Gilbert and Elliott): now and then the path turns bad, and for a while loses
 * most. At strength zero it never turns bad.
 *
 * @param turnsBad probability at each packet while it is good, 0..1; it begins good
 * @param turnsGood likewise while it is bad
 * @param lost of the packets while it is bad
 */
public record BurstLoss(Share turnsBad, Share turnsGood, Share lost) implements Act {

    @Override
    public Running start(Dice dice) {
        return new Weather(dice);
    }

    private final class Weather implements Running {

        private final Dice dice;
        private boolean bad;

        private Weather(Dice dice) {
            this.dice = dice;
        }

        @Override
        public void chosen(Transit transit, Outlet outlet) {
            bad = bad ? !turnsGood.hits(dice) : turnsBad.hits(dice);
            if (bad && lost.hits(dice)) {
                outlet.lose(transit, "the path is bad for now");
            } else {
                outlet.pass(transit);
            }
        }
    }

    @Override
    public String text() {
        return "lose in bursts (turns bad at " + Share.percent(turnsBad.value()) + ", good at "
                + Share.percent(turnsGood.value()) + ", loses " + Share.percent(lost.value()) + " while bad)";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.LOSES);
    }

    @Override
    public Act atZero() {
        return new BurstLoss(Share.NONE, turnsGood, lost);
    }
}
