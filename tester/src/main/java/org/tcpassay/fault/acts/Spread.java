// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import org.tcpassay.fault.Dice;

/** How a length of time is distributed; never negative, and no longer than {@link #MOST}. */
public sealed interface Spread {

    Duration MOST = Duration.ofMinutes(10);

    /** One length, in nanoseconds. */
    long drawNs(Dice dice);

    /** As a person would say it, such as {@code 20 ms to 30 ms}. */
    String text();

    /** Always the same. */
    record Fixed(Duration length) implements Spread {
        public Fixed {
            Lasting.check(length);
        }

        @Override
        public long drawNs(Dice dice) {
            return Lasting.ns(length);
        }

        @Override
        public String text() {
            return Lasting.text(length);
        }
    }

    /** Each length from {@code least} to {@code most} as likely as any other. */
    record Uniform(Duration least, Duration most) implements Spread {
        public Uniform {
            Lasting.check(least);
            if (most.compareTo(least) < 0) {
                throw new IllegalArgumentException("from " + least + " to " + most + "; the longer stands second");
            }
        }

        @Override
        public long drawNs(Dice dice) {
            return dice.between(least.toNanos(), most.toNanos() + 1);
        }

        @Override
        public String text() {
            return Lasting.text(least) + " to " + Lasting.text(most);
        }
    }

    /** The normal distribution; what would be negative is nothing. */
    record Normal(Duration mean, Duration deviation) implements Spread {
        public Normal {
            Lasting.check(mean);
            Lasting.check(deviation);
        }

        @Override
        public long drawNs(Dice dice) {
            return within(mean.toNanos() + dice.normal() * deviation.toNanos());
        }

        @Override
        public String text() {
            return "about " + Lasting.text(mean) + " (normal, deviation " + Lasting.text(deviation) + ")";
        }
    }

    /** The exponential distribution: mostly short, now and then several times the mean. */
    record Exponential(Duration mean) implements Spread {
        public Exponential {
            Lasting.check(mean);
        }

        @Override
        public long drawNs(Dice dice) {
            return within(-Math.log(1 - dice.fraction()) * mean.toNanos());
        }

        @Override
        public String text() {
            return Lasting.text(mean) + " on average (exponential)";
        }
    }

    /**
     * The Pareto distribution: never less than {@code least}, and with a long tail.
     *
     * @param shape the smaller, the longer the tail; above 0, and above 1 for there to be a mean
     */
    record Pareto(Duration least, double shape) implements Spread {
        public Pareto {
            Lasting.check(least);
            if (!(shape > 0)) {
                throw new IllegalArgumentException("a shape of " + shape + "; it must be above 0");
            }
        }

        @Override
        public long drawNs(Dice dice) {
            return within(least.toNanos() / Math.pow(1 - dice.fraction(), 1 / shape));
        }

        @Override
        public String text() {
            return Lasting.text(least) + " or more (Pareto, shape " + shape + ")";
        }
    }

    private static long within(double ns) {
        return (long) Math.max(0, Math.min(ns, (double) MOST.toNanos()));
    }
}
