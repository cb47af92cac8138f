// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.isn;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers of 32 bits in the order in which they were drawn, and what somebody who has seen some of them can tell.
 *
 * @param numbers each 0..2^32-1
 */
record Sample(List<Long> numbers) {

    private static final long CIRCLE = 1L << 32;
    private static final int BITS = 32;

    /** What lies between neighbours, modulo 2^32; one less than there are numbers. */
    Sample steps() {
        return new Sample(IntStream.range(1, numbers.size())
                .mapToObj(i -> Math.floorMod(numbers.get(i) - numbers.get(i - 1), CIRCLE))
                .toList());
    }

    /** How often the commonest number occurs. */
    int commonest() {
        return numbers.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(one -> 1)))
                .values()
                .stream()
                .reduce(0, Math::max);
    }

    /**
     * The bit that is most often the same: how many standard deviations its count lies from that of a fair coin. Of
     * 2,000 fair numbers one in 10^7 samples has a bit beyond 6.
     */
    double worstBit() {
        double fair = numbers.size() / 2.0;
        double deviation = Math.sqrt(numbers.size()) / 2;
        return IntStream.range(0, BITS)
                .mapToDouble(bit -> Math.abs(ones(bit) - fair) / deviation)
                .max()
                .orElse(0);
    }

    private long ones(int bit) {
        return numbers.stream().filter(number -> (number >> bit & 1) == 1).count();
    }

    /**
     * How many follow from the two before them by x' = a x + c modulo 2^32, with the multiplier that the first usable
     * three numbers give: the generator of most C libraries.
     */
    int predictedByCongruence() {
        List<Long> steps = steps().numbers();
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i) % 2 == 1) { // only an odd step has an inverse
                long multiplier = steps.get(i + 1) * inverse(steps.get(i)) % CIRCLE;
                return (int) IntStream.range(1, steps.size())
                        .filter(k -> Math.floorMod(steps.get(k - 1) * multiplier, CIRCLE) == steps.get(k))
                        .count();
            }
        }
        return 0;
    }

    /** Of an odd number modulo 2^32: each round of Newton's doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int rightBits = 3; rightBits < BITS; rightBits *= 2) {
            inverse = Math.floorMod(inverse * (2 - odd * inverse), CIRCLE);
        }
        return inverse;
    }
}
