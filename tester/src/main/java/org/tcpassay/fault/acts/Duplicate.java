// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.Set;
import org.tcpassay.fault.Dice;

/**
 * Lets packets go, and again. At strength zero no copies.
 *
 * @param copies besides the packet itself, 0 or more
 * @param after how long each copy follows the one before it
 */
public record Duplicate(int copies, Duration after) implements Act {

    public Duplicate {
        Lasting.check(after);
        if (copies < 0) {
            throw new IllegalArgumentException(copies + " copies; 0 or more are right");
        }
    }

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            outlet.pass(transit);
            for (int i = 1; i <= copies; i++) {
                outlet.repeat(transit, outlet.nowNs() + i * Lasting.ns(after));
            }
        };
    }

    @Override
    public String text() {
        String often = copies == 1 ? "once more" : copies + " times more";
        return "send " + often + (after.isZero() ? "" : ", after " + Lasting.text(after));
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.REPEATS);
    }

    @Override
    public Act atZero() {
        return new Duplicate(0, after);
    }
}
