// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.conditions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import org.tcpassay.fault.Condition;

/** Numbers and times as a person says them. */
final class Wording {

    private static final List<String> SMALL = List.of("first", "second", "third");

    private Wording() {}

    /** As a part of another text. */
    static String within(Condition condition) {
        boolean compound = condition instanceof Together || condition instanceof Counted || condition instanceof Once;
        return compound ? "(" + condition.text() + ")" : condition.text();
    }

    static String ordinal(long number) {
        if (number <= SMALL.size()) {
            return SMALL.get((int) number - 1);
        }
        boolean teen = number / 10 % 10 == 1;
        int last = teen ? 0 : (int) (number % 10);
        return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }

    static String percent(double probability) {
        return plain(BigDecimal.valueOf(probability).movePointRight(2)) + " %";
    }

    static String time(Duration duration) {
        long ns = duration.toNanos();
        BigDecimal number = BigDecimal.valueOf(ns);
        return ns % 1_000_000_000 == 0 || ns >= 10_000_000_000L
                ? plain(number.movePointLeft(9)) + " s"
                : plain(number.movePointLeft(6)) + " ms";
    }

    private static String plain(BigDecimal number) {
        return number.round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }

    static void checkProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + "; 0 to 1 are right");
        }
    }
}
