// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Condition.Share;
import org.tcpassay.fault.Transit;

/** A watch that is made of others, which learn of the path's beginning too. */
final class Watching implements Condition.Watch {

    private final List<Condition.Watch> parts;
    private final Predicate<Transit> sees;
    private final Function<Transit, Share> share;

    private Watching(List<Condition.Watch> parts, Predicate<Transit> sees, Function<Transit, Share> share) {
        this.parts = parts;
        this.sees = sees;
        this.share = share;
    }

    /** @param share see {@link Condition.Watch#share} */
    static Condition.Watch through(Condition.Watch part, Predicate<Transit> sees, Function<Transit, Share> share) {
        return new Watching(List.of(part), sees, share);
    }

    static Condition.Watch through(
            List<Condition.Watch> parts, Predicate<Transit> sees, Function<Transit, Share> share) {
        return new Watching(List.copyOf(parts), sees, share);
    }

    @Override
    public void begins(long nowNs) {
        parts.forEach(part -> part.begins(nowNs));
    }

    @Override
    public boolean sees(Transit transit) {
        return sees.test(transit);
    }

    @Override
    public Share share(Transit joined) {
        return share.apply(joined);
    }
}
