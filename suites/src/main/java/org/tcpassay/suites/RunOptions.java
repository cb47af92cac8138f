// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.nio.file.Path;
import java.util.Optional;
import org.tcpassay.report.PcapChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how probes are run, on the command line and in the plans of a build alike. */
final class RunOptions {

    @Option(
            names = "--pcap",
            paramLabel = "WHICH",
            defaultValue = "failing",
            description = "Captures to keep: failing (the default), all or none.")
    private PcapChoice pcap;

    @Mixin
    private AskingOptions asking;

    @Option(
            names = "--timing-scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Widen every tolerance of time by this factor, for a slow or busy machine.")
    private double timingScale;

    @Option(
            names = "--fault",
            paramLabel = "SCENARIO|FILE.yaml",
            hideParamSyntax = true,
            description = "Put a fault on the road to each station: a scenario of ./tcpassay fault --list, or a file."
                    + " The tester is at its left, where an opener would be. What a probe then finds is the target's and"
                    + " the road's together.")
    private Optional<String> fault;

    /**
     * @throws Misuse if a number is out of range
     */
    void check() {
        asking.check();
        if (timingScale < 1 || timingScale > 1000) {
            throw new Misuse("--timing-scale: " + timingScale + "; 1 to 1000");
        }
    }

    PcapChoice pcap() {
        return pcap;
    }

    Optional<Path> ledger() {
        return asking.ledger();
    }

    long seed() {
        return asking.seed();
    }

    int jobs() {
        return asking.jobs();
    }

    /**
     * What the road to the target is to do; empty for nothing.
     *
     * @throws org.tcpassay.fault.scenario.ScenarioFileException if there is no such scenario
     */
    Optional<FaultyRoad> road() {
        return fault.map(Shelf::scenario).map(FaultyRoad::new);
    }

    double timingScale() {
        return timingScale;
    }
}
