// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.verdict;

import java.time.Duration;
import java.util.Locale;
import org.tcpassay.fault.End;

/** How verdicts say things. */
final class Wording {

    private static final double NS_PER_S = 1e9;
    private static final double NS_PER_MS = 1e6;

    private Wording() {}

    static String name(End end) {
        return end == End.OPENER ? "opener" : "listener";
    }

    static String time(Duration duration) {
        return time(duration.toNanos());
    }

    static String time(long ns) {
        return ns >= NS_PER_S ? digits(ns / NS_PER_S) + " s" : digits(ns / NS_PER_MS) + " ms";
    }

    private static String digits(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
