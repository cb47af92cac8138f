// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

/**
 * Something that a word is told by name.
 *
 * @param says what it means and, where it may be left out, what is taken then
 */
record Slot<T>(String name, Kind<T> kind, boolean required, String says) {

    static <T> Slot<T> needed(String name, Kind<T> kind, String says) {
        return new Slot<>(name, kind, true, says);
    }

    static <T> Slot<T> optional(String name, Kind<T> kind, String says) {
        return new Slot<>(name, kind, false, says);
    }
}
