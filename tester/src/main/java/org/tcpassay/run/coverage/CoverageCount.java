// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.util.List;

/**
 * Requirements of one document or level, counted.
 *
 * @param offTheWire those that the wire cannot show and that no probe names
 */
public record CoverageCount(String name, int rules, int probed, int excused, int open, int offTheWire) {

    static CoverageCount of(String name, List<CoveredRule> rules) {
        return new CoverageCount(
                name,
                rules.size(),
                count(rules, CoveredRule.Status.PROBED),
                count(rules, CoveredRule.Status.EXCUSED),
                count(rules, CoveredRule.Status.OPEN),
                count(rules, CoveredRule.Status.OFF_THE_WIRE));
    }

    /** Of all requirements, 0 to 1. */
    public double excusedShare() {
        return rules == 0 ? 0 : (double) excused / rules;
    }

    private static int count(List<CoveredRule> rules, CoveredRule.Status status) {
        return (int) rules.stream().filter(rule -> rule.status() == status).count();
    }
}
