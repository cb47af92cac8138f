// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of whatever asks probes, written or computed. */
final class AskingOptions {

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The deviations to expect, instead of the shipped ones of the target.")
    private Optional<Path> ledger;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            converter = Seed.class,
            description = "Fixes sequence numbers, ports and payloads (random, and printed).")
    private Optional<Long> seed;

    @Option(names = "--jobs", paramLabel = "N", description = "Probes side by side (16 for each core).")
    private Optional<Integer> jobs;

    /**
     * @throws Misuse if a number is out of range
     */
    void check() {
        if (jobs.orElse(1) < 1) {
            throw new Misuse("--jobs: " + jobs.get() + " side by side; 1 or more");
        }
    }

    Optional<Path> ledger() {
        return ledger;
    }

    /** A random one where none is given: each call another. */
    long seed() {
        return seed.orElseGet(Seed::random);
    }

    int jobs() {
        return jobs.orElseGet(RunCommand::ordinaryJobs);
    }
}
