// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.List;

/**
 * What a path does to its traffic.
 *
 * @param says one sentence: what it demonstrates
 * @param rules applied in this order; what one lets through comes to the next
 */
public record Scenario(String name, String says, List<Rule> rules) {

    public Scenario {
        rules = List.copyOf(rules);
    }
}
