// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;

/** Segments whose connection was silent for so long before them; the first of a connection is none of them. */
public record Idle(Duration least) implements Condition {

    private static final long NEVER = Long.MIN_VALUE;

    @Override
    public Watch start(Dice dice) {
        var last = new Memory<>(Per.CONNECTION, () -> new AtomicLong(NEVER));
        return transit -> {
            if (transit.sighting().isEmpty()) {
                return false;
            }
            long beforeNs = last.of(transit).getAndSet(transit.timeNs());
            return beforeNs != NEVER && transit.timeNs() - beforeNs >= least.toNanos();
        };
    }

    @Override
    public String text() {
        return "after a silence of " + Wording.time(least);
    }
}
