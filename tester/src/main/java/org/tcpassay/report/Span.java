// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Locale;

/** Times as people read them. */
final class Span {

    private Span() {}

    /** Such as {@code 31 µs}, {@code 205.1 ms}, {@code 13.02 s}. */
    static String text(long ns) {
        double size = Math.abs((double) ns);
        if (size < 1e6) {
            return String.format(Locale.ROOT, "%d \u00b5s", Math.round(ns / 1e3));
        }
        return size < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.2f s", ns / 1e9);
    }
}
