// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/**
 * Several conditions as one. Each sees every packet, whatever the others say, so that none of them counts differently
 * for the company it is in.
 *
 * @param all whether all of them must hold, or any
 */
public record Together(boolean all, List<Condition> parts) implements Condition {

    public Together {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException((all ? "all" : "any") + " of no conditions; name at least one");
        }
    }

    @Override
    public Watch start(Dice dice) {
        var plain = new ArrayList<Watch>(); // remember nothing, so they may be spared
        var others = new ArrayList<Watch>();
        for (Condition part : parts) {
            (part instanceof Plain ? plain : others).add(part.start(dice));
        }
        return Watching.through(others, transit -> {
            boolean holds = all;
            for (Watch watch : others) {
                boolean sees = watch.sees(transit);
                holds = all ? sees && holds : sees || holds;
            }
            for (int i = 0; i < plain.size() && holds == all; i++) {
                holds = plain.get(i).sees(transit);
            }
            return holds;
        });
    }

    @Override
    public String text() {
        return parts.stream().map(Wording::within).collect(Collectors.joining(all ? ", " : " or "));
    }
}
