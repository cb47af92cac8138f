// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/** All packets that another condition does not choose. */
public record Not(Condition what) implements Condition {

    @Override
    public Watch start(Dice dice) {
        Watch inner = what.start(dice);
        return Watching.through(inner, transit -> !inner.sees(transit), joined -> switch (inner.share(joined)) {
            case NONE -> Share.ALL;
            case SOME -> Share.SOME;
            case ALL -> Share.NONE;
        });
    }

    @Override
    public boolean isForgetful() {
        return what.isForgetful();
    }

    @Override
    public String text() {
        return "not " + Wording.within(what);
    }
}
