// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.kills;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.tcpassay.run.ProbeInfo;

/**
 * A kill matrix, and what was asked of it.
 *
 * @param ofAllMutants whether none was left out; only then can a probe be called toothless
 * @param ofAllProbes whether none was left out; only then can a mutant that nobody named be called a survivor
 * @param command what was typed, without {@code ./tcpassay}
 * @param out the folder that reports go into
 */
public record KillReport(
        String version,
        KillMatrix matrix,
        boolean ofAllMutants,
        boolean ofAllProbes,
        Instant started,
        List<String> command,
        Path out) {

    public KillReport {
        command = List.copyOf(command);
    }

    /** Mutants that should have been noticed. */
    public List<MutantResult> survivors() {
        return ofAllProbes || !ofAllMutants ? matrix.survivors() : List.of();
    }

    /** Probes that should have noticed some mutant. */
    public List<ProbeInfo> toothless() {
        return ofAllMutants ? matrix.toothless() : List.of();
    }

    public boolean isFlawless() {
        return survivors().isEmpty() && toothless().isEmpty() && !matrix.hasErrors();
    }
}
