// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.Set;
import org.tcpassay.fault.Dice;

/** Does nothing: the first example of a fault, and a rule that only counts. Its strength is always zero. */
public record Pass() implements Act {

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> outlet.pass(transit);
    }

    @Override
    public String text() {
        return "let go";
    }

    @Override
    public boolean onlyPasses() {
        return true;
    }

    @Override
    public Set<Effect> effects() {
        return Set.of();
    }

    @Override
    public Act atZero() {
        return this;
    }
}
