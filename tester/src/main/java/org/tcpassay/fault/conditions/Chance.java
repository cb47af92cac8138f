// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/**
 * Each packet by a throw of its own.
 *
 * @param probability 0 never, 1 always
 */
public record Chance(double probability) implements Condition {

    public Chance {
        Wording.checkProbability(probability);
    }

    @Override
    public Watch start(Dice dice) {
        return transit -> dice.chance(probability);
    }

    @Override
    public String text() {
        return Wording.percent(probability) + " of all, by chance";
    }
}
