// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.rules;

/**
 * A pattern over ids: {@code *} stands for any run of characters, the empty one too; everything else is itself,
 * brackets included, because they name rows.
 */
public record Glob(String pattern) {

    /** Whether the pattern has a star at all. */
    public boolean isWild() {
        return pattern.indexOf('*') >= 0;
    }

    public boolean matches(String id) {
        int p = 0;
        int i = 0;
        int star = -1;
        int resume = 0;
        while (i < id.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = i;
            } else if (p < pattern.length() && pattern.charAt(p) == id.charAt(i)) {
                p++;
                i++;
            } else if (star >= 0) {
                // the last star takes one character more
                p = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
