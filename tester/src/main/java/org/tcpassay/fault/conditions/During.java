// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Transit;

/**
 * Packets that came in a span of time, which counts from the first packet of the path.
 *
 * @param to the first time that is too late, or none
 * @param every after so long the span comes again, if at all; longer than {@code to}
 */
public record During(Duration from, Optional<Duration> to, Optional<Duration> every) implements Condition {

    public During {
        if (from.isNegative() || to.filter(end -> end.compareTo(from) < 0).isPresent()) {
            throw new IllegalArgumentException("from " + Wording.time(from)
                    + to.map(end -> " to " + Wording.time(end)).orElse("") + "; time runs from 0 on");
        }
        if (every.isPresent() && (to.isEmpty() || every.get().compareTo(to.get()) < 0)) {
            throw new IllegalArgumentException(
                    "again every " + Wording.time(every.get()) + "; a span that comes again ends before that");
        }
    }

    @Override
    public Watch start(Dice dice) {
        var beginNs = new AtomicLong();
        return new Watch() {
            @Override
            public void begins(long nowNs) {
                beginNs.set(nowNs);
            }

            @Override
            public boolean sees(Transit transit) {
                return contains(transit.timeNs() - beginNs.get());
            }

            @Override
            public Share share(Transit joined) {
                return sees(joined) ? Share.ALL : Share.NONE;
            }
        };
    }

    private boolean contains(long sinceNs) {
        long atNs = every.map(period -> period.isZero() ? sinceNs : sinceNs % period.toNanos())
                .orElse(sinceNs);
        return atNs >= from.toNanos() && (to.isEmpty() || atNs < to.get().toNanos());
    }

    @Override
    public String text() {
        String span = to.map(end -> "from " + Wording.time(from) + " to " + Wording.time(end))
                .orElse("from " + Wording.time(from) + " on");
        return span + every.map(period -> ", every " + Wording.time(period)).orElse("");
    }
}
