// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.tcpassay.mutants.Mutant;
import org.tcpassay.run.fuzz.Find;
import org.tcpassay.run.fuzz.FuzzReport;

/** Tells a person how soon fuzzing finds out each mutant. */
public final class FuzzMutants {

    private final PrintStream out;
    private final Ink ink;
    private int asked;
    private int found;

    public FuzzMutants(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    public void started(int mutants, int seconds, long seed) {
        out.println(ink.bold("tcpassay fuzz") + "  " + Console.plural(mutants, "mutant") + ", at most " + seconds
                + " s each   seed 0x" + Long.toHexString(seed));
        out.flush();
    }

    public void asked(Mutant mutant, FuzzReport report) {
        asked++;
        Optional<Find> first = report.of(Find.Standing.NEW).stream().findFirst();
        if (first.isPresent()) {
            found++;
            out.printf(
                    Locale.ROOT,
                    "%8.2f s  %,8d sequences  %-48s %s%n",
                    first.get().after().toNanos() / 1e9,
                    report.sequences(),
                    mutant.name(),
                    ink.dim(first.get().category().id()));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%10s  %,8d sequences  %s%n",
                    "-",
                    report.sequences(),
                    ink.yellow(String.format(Locale.ROOT, "%-48s", mutant.name())) + " not found");
        }
        out.flush();
    }

    public void ended() {
        out.println();
        out.println(found + " of " + Console.plural(asked, "mutant") + " found; fuzzing sees no form of segments, no"
                + " checksums, no timers and no congestion: those are for probes and standing checks");
        out.flush();
    }
}
