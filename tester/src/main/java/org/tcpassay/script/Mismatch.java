// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import org.tcpassay.expect.Difference;

/**
 * What was expected and what came.
 *
 * @param differences every differing field of the nearest permitted answer
 * @param timed only a time differs, so a tester that was late has no right to judge
 */
public record Mismatch(String because, String expected, String got, List<Difference> differences, boolean timed) {

    public Mismatch {
        differences = List.copyOf(differences);
    }
}
