// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Set;
import java.util.TreeSet;
import org.tcpassay.fault.Dice;

/** Numbers drawn without putting them back. */
final class Drawn {

    private Drawn() {}

    /** So many different numbers of {@code [0, end)}, or all that there are, in ascending order. */
    static Set<Long> different(int count, int end, Dice dice) {
        Set<Long> drawn = new TreeSet<>();
        for (long candidate = end - Math.min(count, end); candidate < end; candidate++) {
            long one = dice.between(0, candidate + 1); // Floyd's algorithm: each set is as likely as any other
            if (!drawn.add(one)) {
                drawn.add(candidate);
            }
        }
        return drawn;
    }
}
