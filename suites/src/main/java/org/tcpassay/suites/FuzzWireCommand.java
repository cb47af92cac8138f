// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tcpassay.report.Ink;
import org.tcpassay.wire.WireFuzz;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hunts the codec. */
@Command(
        name = "fuzz-wire",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Sends damaged packets through the codec, which must read every one without an exception.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./tcpassay fuzz-wire                        five million packets",
            "  ./tcpassay fuzz-wire --packets 100000 --seed 0x5eed",
            "",
            "Exit status: 0 nothing found, 3 a defect of the tester, 64 wrong usage."
        })
final class FuzzWireCommand implements Callable<Integer> {

    @Option(
            names = "--packets",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "How many packets (${DEFAULT-VALUE}).")
    private long packets;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            converter = Seed.class,
            description = "Fixes the packets (random, and printed).")
    private Optional<Long> seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (packets < 1) {
            throw new Misuse("--packets: " + packets + "; 1 or more");
        }
        long chosen = seed.orElseGet(Seed::random);
        PrintWriter err = spec.commandLine().getErr();
        boolean watched = Ink.detect(System.getenv()).live();
        WireFuzz.Result result = WireFuzz.run(chosen, packets, done -> {
            if (watched) {
                err.printf(Locale.ROOT, "\r%,d of %,d", done, packets);
                err.flush();
            }
        });
        if (watched) {
            err.print("\r\u001b[K");
            err.flush();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d packets, %,d with a readable segment, %,d malformed, %d failures, seed 0x%x%n",
                result.packets(),
                result.segments(),
                result.malformed(),
                result.failures().size(),
                chosen);
        result.failures().forEach(out::println);
        return result.failures().isEmpty() ? ExitStatus.NOTHING_NEW : ExitStatus.ERROR;
    }
}
