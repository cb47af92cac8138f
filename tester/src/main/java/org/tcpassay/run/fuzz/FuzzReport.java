// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import java.util.List;

/**
 * What a fuzzing run has found.
 *
 * @param finds in the order of requirements
 * @param sequences that were asked, those for shrinking aside
 * @param extra executions for confirming and shrinking
 */
public record FuzzReport(List<Find> finds, long sequences, long extra, Duration wall) {

    public FuzzReport {
        finds = List.copyOf(finds);
    }

    public List<Find> of(Find.Standing standing) {
        return finds.stream().filter(find -> find.standing() == standing).toList();
    }

    public double sequencesPerSecond() {
        return sequences * 1e9 / Math.max(1, wall.toNanos());
    }
}
