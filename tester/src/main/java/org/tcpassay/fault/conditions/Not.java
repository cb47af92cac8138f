// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/** All packets that another condition does not choose. */
public record Not(Condition what) implements Condition {

    @Override
    public Watch start(Dice dice) {
        Watch inner = what.start(dice);
        return Watching.through(inner, transit -> !inner.sees(transit));
    }

    @Override
    public String text() {
        return "not " + Wording.within(what);
    }
}
