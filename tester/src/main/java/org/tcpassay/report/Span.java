// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

/** Times as people read them. */
public final class Span {

    private Span() {}

    /** Such as {@code 31 µs}, {@code 205.1 ms}, {@code 13.02 s}. */
    public static String text(long ns) {
        long size = Math.abs(ns);
        if (size < 1_000_000) {
            return decimal(ns, 1_000, 0) + " \u00b5s";
        }
        return size < 1_000_000_000 ? decimal(ns, 1_000_000, 1) + " ms" : decimal(ns, 1_000_000_000, 2) + " s";
    }

    /** {@code ns / unit}, rounded to so many places: a formatter is too slow for thousands of these. */
    public static String decimal(long ns, long unit, int places) {
        long scale = 1;
        for (int i = 0; i < places; i++) {
            scale *= 10;
        }
        long scaled = Math.round((double) Math.abs(ns) * scale / unit);
        String sign = ns < 0 && scaled != 0 ? "-" : "";
        if (places == 0) {
            return sign + scaled;
        }
        String fraction = Long.toString(scaled % scale);
        return sign + scaled / scale + "." + "0".repeat(places - fraction.length()) + fraction;
    }
}
