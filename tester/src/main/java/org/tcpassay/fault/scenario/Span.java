// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

/** Numbers {@code [first, end)}; a file writes both that belong to it, {@code 1000..1999}. */
record Span(long first, long end) {

    /** As {@code end}: there is none. */
    static final long OPEN = Long.MAX_VALUE;

    /** {@code 7}, {@code 1000..1999}, {@code 1000..} or {@code ..1999}. */
    static Span of(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            long only = Long.parseLong(text);
            return new Span(only, only + 1);
        }
        String first = text.substring(0, dots);
        String last = text.substring(dots + 2);
        var span =
                new Span(first.isEmpty() ? 0 : Long.parseLong(first), last.isEmpty() ? OPEN : Long.parseLong(last) + 1);
        if (span.first >= span.end) {
            throw new IllegalArgumentException(text + " has nothing in it; the smaller number stands first");
        }
        return span;
    }
}
