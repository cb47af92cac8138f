// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.SplittableRandom;

/** The only chance that there is on a path: from one seed the same throws, for each rule its own. */
public final class Dice {

    private final SplittableRandom random;

    /** @param rule throws of one rule do not depend on how often another throws */
    public Dice(long seed, int rule) {
        random = new SplittableRandom(seed * 31 + rule);
    }

    /** @param probability 0 never, 1 always */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Evenly among {@code [0, 1)}. */
    public double fraction() {
        return random.nextDouble();
    }

    /** Evenly among {@code [first, end)}. */
    public long between(long first, long end) {
        return random.nextLong(first, end);
    }

    /** Of the normal distribution with mean 0 and deviation 1. */
    public double normal() {
        return random.nextGaussian();
    }
}
