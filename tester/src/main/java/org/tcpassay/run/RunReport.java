// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole run against one target.
 *
 * @param command what was typed, without {@code ./tcpassay}
 * @param out the folder that reports go into
 */
public record RunReport(
        String version,
        String target,
        String description,
        long seed,
        Instant started,
        Duration wall,
        List<String> command,
        Optional<java.nio.file.Path> out,
        List<ProbeResult> results) {

    public RunReport {
        command = List.copyOf(command);
        results = List.copyOf(results);
    }

    public long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }
}
