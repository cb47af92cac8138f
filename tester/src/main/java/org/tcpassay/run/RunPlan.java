// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to run and how.
 *
 * @param repeat how often each probe runs, each time with the next seed
 * @param jobs fast probes side by side; slow ones all run at once
 * @param seed of the first repetition
 * @param timingScale widens every tolerance of time; 1 is ordinary
 * @param command what was typed, without {@code ./tcpassay}
 */
public record RunPlan(
        String version,
        List<CatalogueEntry> probes,
        int repeat,
        int jobs,
        long seed,
        double timingScale,
        List<String> command,
        Optional<Path> out) {

    public RunPlan {
        probes = List.copyOf(probes);
        command = List.copyOf(command);
    }
}
