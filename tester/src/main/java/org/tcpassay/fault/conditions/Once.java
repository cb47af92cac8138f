// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.concurrent.atomic.AtomicBoolean;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/** All packets behind the first that another condition chooses, which is not among them. */
public record Once(Condition what, Per per) implements Condition {

    public Once per(Per other) {
        return new Once(what, other);
    }

    @Override
    public Watch start(Dice dice) {
        Watch inner = what.start(dice);
        var happened = new Memory<>(per, AtomicBoolean::new);
        return Watching.through(
                inner,
                transit -> {
                    AtomicBoolean before = happened.of(transit);
                    boolean now = inner.sees(transit);
                    return now ? before.getAndSet(true) : before.get();
                },
                joined -> {
                    Share first = inner.share(joined);
                    return first == Share.SOME
                            ? Share.SOME
                            : happened.of(joined).get() ? Share.ALL : first == Share.NONE ? first : Share.SOME;
                });
    }

    @Override
    public String text() {
        return "all behind the first of: " + Wording.within(what) + per.text();
    }
}
