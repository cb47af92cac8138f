// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.coverage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The table, what targets said, and what is wrong with the table.
 *
 * @param answers one a target, in the order they were named
 * @param lost requirements that had a probe when the table was last recorded
 * @param command what was typed, without {@code ./tcpassay}
 * @param out the folder that reports go into
 */
public record CoverageReport(
        String version,
        Coverage coverage,
        List<Answers> answers,
        List<CoverageRecord.Loss> lost,
        Instant started,
        List<String> command,
        Path out) {

    public CoverageReport {
        answers = List.copyOf(answers);
        lost = List.copyOf(lost);
        command = List.copyOf(command);
    }

    /** Whether every requirement that the wire can show is checked or excused, and few are excused. */
    public boolean isFlawless() {
        return lost.isEmpty() && coverage.with(CoveredRule.Status.OPEN).isEmpty() && !coverage.isExcusedTooOften();
    }
}
