// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.concurrent.atomic.AtomicLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/**
 * Some of the packets that another condition chooses, by their number among them.
 *
 * @param number from 1
 */
public record Counted(Which which, long number, Condition what, Per per) implements Condition {

    /** Which of the matches. */
    public enum Which {
        NTH,
        FIRST,
        EVERY,
        AFTER
    }

    public Counted {
        if (number < 1) {
            throw new IllegalArgumentException("counting to " + number + "; 1 is the least");
        }
    }

    /** The same with a count for the path or for each connection. */
    public Counted per(Per other) {
        return new Counted(which, number, what, other);
    }

    @Override
    public Watch start(Dice dice) {
        Watch inner = what.start(dice);
        boolean isForgetful = what.isForgetful();
        var counts = new Memory<>(per, AtomicLong::new);
        return Watching.through(
                inner,
                transit -> inner.sees(transit) && isChosen(counts.of(transit).incrementAndGet()),
                joined -> share(inner.share(joined), counts.of(joined).get(), isForgetful));
    }

    /** Behind the last that it chooses, or the first after which it chooses all, it need not count any more. */
    private Share share(Share counted, long count, boolean isForgetful) {
        if (counted == Share.NONE || which == Which.EVERY || count < number) {
            return counted == Share.NONE ? Share.NONE : Share.SOME;
        }
        return which == Which.AFTER ? counted : isForgetful ? Share.NONE : Share.SOME;
    }

    private boolean isChosen(long count) {
        return switch (which) {
            case NTH -> count == number;
            case FIRST -> count <= number;
            case EVERY -> count % number == 0;
            case AFTER -> count > number;
        };
    }

    @Override
    public String text() {
        String how =
                switch (which) {
                    case NTH -> "the " + Wording.ordinal(number) + " of";
                    case FIRST -> number == 1 ? "the first of" : "the first " + number + " of";
                    case EVERY -> "every " + Wording.ordinal(number) + " of";
                    case AFTER -> number == 1 ? "all but the first of" : "all but the first " + number + " of";
                };
        return how + ": " + Wording.within(what) + per.text();
    }
}
