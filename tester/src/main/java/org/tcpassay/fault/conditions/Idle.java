// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Transit;

/** Segments whose connection was silent for so long before them; the first of a connection is none of them. */
public record Idle(Duration least) implements Condition {

    private static final long NEVER = Long.MIN_VALUE;

    @Override
    public Watch start(Dice dice) {
        var last = new Memory<>(Per.CONNECTION, () -> new AtomicLong(NEVER));
        return new Watch() {
            @Override
            public boolean sees(Transit transit) {
                return transit.sighting().isPresent() && isLong(last.of(transit).getAndSet(transit.timeNs()), transit);
            }

            @Override
            public Share share(Transit joined) {
                boolean isSure = joined.sighting().isPresent() && least.toNanos() > 0;
                return isSure && !isLong(last.of(joined).get(), joined) ? Share.NONE : Share.SOME;
            }
        };
    }

    private boolean isLong(long beforeNs, Transit transit) {
        return beforeNs != NEVER && transit.timeNs() - beforeNs >= least.toNanos();
    }

    @Override
    public String text() {
        return "after a silence of " + Wording.time(least);
    }
}
