// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.math.BigDecimal;
import org.tcpassay.fault.Dice;

/**
 * How many of the packets that a rule chose something befalls, drawn for each.
 *
 * @param value 0 none, 1 all
 */
public record Share(double value) {

    public static final Share NONE = new Share(0);
    public static final Share ALL = new Share(1);

    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a share of " + value + "; 0 to 1 are right");
        }
    }

    /** Whether it befalls this one. */
    boolean hits(Dice dice) {
        return dice.chance(value);
    }

    /** Behind a verb: nothing for all, else such as {@code " 10 % of them"}. */
    String text() {
        return value == 1 ? "" : " " + percent(value) + " of them";
    }

    static String percent(double value) {
        return BigDecimal.valueOf(value).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
