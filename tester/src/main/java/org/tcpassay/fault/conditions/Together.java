// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Transit;

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
        return Watching.through(
                others,
                transit -> {
                    boolean holds = all;
                    for (Watch watch : others) {
                        boolean sees = watch.sees(transit);
                        holds = all ? sees && holds : sees || holds;
                    }
                    for (int i = 0; i < plain.size() && holds == all; i++) {
                        holds = plain.get(i).sees(transit);
                    }
                    return holds;
                },
                joined -> share(plain, others, joined));
    }

    /** What remembers must know of itself what becomes of it; one plain part may decide for all. */
    private Share share(List<Watch> plain, List<Watch> others, Transit joined) {
        Share decisive = all ? Share.NONE : Share.ALL;
        Share so = all ? Share.ALL : Share.NONE;
        boolean isDecided = false;
        for (int i = 0; i < others.size(); i++) {
            Share share = others.get(i).share(joined);
            if (share == Share.SOME) {
                return Share.SOME;
            }
            isDecided |= share == decisive;
        }
        for (int i = 0; i < plain.size() && !isDecided; i++) {
            Share share = plain.get(i).share(joined);
            isDecided = share == decisive;
            so = share == Share.SOME ? Share.SOME : so;
        }
        return isDecided ? decisive : so;
    }

    @Override
    public boolean isForgetful() {
        return parts.stream().allMatch(Condition::isForgetful);
    }

    @Override
    public String text() {
        return parts.stream().map(Wording::within).collect(Collectors.joining(all ? ", " : " or "));
    }
}
