// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Difference;

/**
 * What was expected and what came.
 *
 * @param differences every differing field of the nearest permitted answer
 * @param off where only a time differs, by how much it lies outside of what is permitted: a tester that was later than
 *     that has no right to judge
 */
public record Mismatch(
        String because, String expected, String got, List<Difference> differences, Optional<Duration> off) {

    public Mismatch {
        differences = List.copyOf(differences);
    }

    /** Of anything but a time. */
    public static Mismatch of(String because, String expected, String got) {
        return new Mismatch(because, expected, got, List.of(), Optional.empty());
    }
}
