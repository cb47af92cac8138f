// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.Optional;
import org.tcpassay.report.PcapChoice;
import picocli.CommandLine.Option;

/** The options that say how probes are run, on the command line and in the plans of a build alike. */
final class RunOptions {

    @Option(
            names = "--pcap",
            paramLabel = "WHICH",
            defaultValue = "failing",
            description = "Captures to keep: failing (the default), all or none.")
    private PcapChoice pcap;

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

    @Option(
            names = "--timing-scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Widen every tolerance of time by this factor, for a slow or busy machine.")
    private double timingScale;

    /**
     * @throws Misuse if a number is out of range
     */
    void check() {
        if (jobs.orElse(1) < 1) {
            throw new Misuse("--jobs: " + jobs.get() + " side by side; 1 or more");
        }
        if (timingScale < 1 || timingScale > 1000) {
            throw new Misuse("--timing-scale: " + timingScale + "; 1 to 1000");
        }
    }

    PcapChoice pcap() {
        return pcap;
    }

    Optional<Path> ledger() {
        return ledger;
    }

    long seed() {
        return seed.orElseGet(Seed::random);
    }

    int jobs() {
        return jobs.orElseGet(RunCommand::ordinaryJobs);
    }

    double timingScale() {
        return timingScale;
    }
}
