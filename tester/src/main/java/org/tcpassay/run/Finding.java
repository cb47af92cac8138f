// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.Rule;

/**
 * Why a probe does not conform, in the words of the failure report.
 *
 * @param rule the requirement that is broken (a standing check's own, where one broke)
 * @param because the reason of the expectation
 * @param expected one line, such as {@code > .  seq 1 (SND.NXT)  ack 1 (RCV.NXT)   within 600 ms}
 * @param got one line
 * @param differences the nearest miss: one line per differing field, symbol and number
 */
public record Finding(Optional<Rule> rule, String because, String expected, String got, List<String> differences) {

    public Finding {
        differences = List.copyOf(differences);
    }
}
