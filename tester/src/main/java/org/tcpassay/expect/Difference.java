// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

/**
 * One field that is not what it must be.
 *
 * @param field such as {@code SEG.SEQ}
 * @param expected symbol and number
 * @param actual number and symbol
 */
public record Difference(String field, String expected, String actual) {
    @Override
    public String toString() {
        return field + " expected " + expected + ", was " + actual;
    }
}
