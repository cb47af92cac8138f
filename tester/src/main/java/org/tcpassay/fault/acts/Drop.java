// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Set;
import org.tcpassay.fault.Dice;

/** Loses packets. At strength zero a share of none. */
public record Drop(Share share) implements Act {

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> {
            if (share.hits(dice)) {
                outlet.lose(transit, "dropped");
            } else {
                outlet.pass(transit);
            }
        };
    }

    @Override
    public String text() {
        return "drop" + share.text();
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.LOSES);
    }

    @Override
    public Act atZero() {
        return new Drop(Share.NONE);
    }
}
