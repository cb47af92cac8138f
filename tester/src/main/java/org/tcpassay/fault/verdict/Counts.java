// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.util.Optional;
import java.util.OptionalLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Transit;

/**
 * So many packets of a kind.
 *
 * @param what which; one that throws dice throws those of seed 0
 * @param least at least
 * @param most none for any number
 * @param arriving whether what leaves the path is counted, instead of what comes in
 */
record Counts(Condition what, long least, OptionalLong most, boolean arriving) implements Expectation {

    Counts {
        if (least < 0 || most.orElse(least) < least) {
            throw new IllegalArgumentException(
                    "at least " + least + " and at most " + most.getAsLong() + "; nothing is both");
        }
    }

    @Override
    public String text() {
        return wanted() + (arriving ? " arriving: " : ": ") + what.text();
    }

    private String wanted() {
        if (most.isEmpty()) {
            return "at least " + least;
        }
        long limit = most.getAsLong();
        return limit == least
                ? "exactly " + least
                : (least == 0 ? "" : "at least " + least + " and ") + "at most " + limit;
    }

    @Override
    public Optional<Condition> counts() {
        return Optional.of(what);
    }

    @Override
    public Watch start() {
        return new Tally();
    }

    private final class Tally implements Watch {

        private final Condition.Watch watch = what.start(new Dice(0, 0));
        private boolean begun;
        private long count;

        @Override
        public void happened(Happening happening) {
            if (!begun && happening instanceof Happening.Came) {
                begun = true;
                watch.begins(happening.timeNs());
            }
            if (!arriving && happening instanceof Happening.Came came) {
                count(came.transit());
            } else if (arriving && happening instanceof Happening.Went went) {
                count(went.transit());
            }
        }

        private void count(Transit transit) {
            if (watch.sees(transit)) {
                count++;
            }
        }

        @Override
        public Judgement judged(long nowNs) {
            String reason = count + " of them";
            boolean right = count >= least && count <= most.orElse(Long.MAX_VALUE);
            return right ? Judgement.holds(reason) : Judgement.fails(reason + "; " + wanted() + " would be right");
        }
    }
}
