// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.report.Again;
import org.tcpassay.report.Console;
import org.tcpassay.report.Printable;
import org.tcpassay.report.Span;
import org.tcpassay.report.fault.Line.Quiet;

/** How all reports of a faulty path say the same things. */
final class Phrases {

    /** Connections beyond this are counted only. */
    static final int MOST_TOLD = 20;

    private Phrases() {}

    /** As a shell would read it. */
    static String text(List<String> words) {
        return Printable.line(words.stream().map(Again::quoted).collect(Collectors.joining(" ")));
    }

    /** Such as {@code 312 packets pass as they came (4.2 MB in 31.0 ms)}. */
    static String quiet(Quiet quiet) {
        return Console.plural(quiet.packets(), "packet") + (quiet.packets() == 1 ? " passes as it" : " pass as they")
                + " came (" + size(quiet.bytes()) + " in " + Span.text(quiet.untilNs() - quiet.timeNs()) + ")";
    }

    /** Bytes as people read them, in powers of ten. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return Span.decimal(bytes, 1_000, 1) + " kB";
        }
        return bytes < 1_000_000_000
                ? Span.decimal(bytes, 1_000_000, 1) + " MB"
                : Span.decimal(bytes, 1_000_000_000, 2) + " GB";
    }

    /** Such as {@code 3 lost, 1 delayed}; empty for no acts. */
    static String acts(Map<Verb, Long> acts) {
        return acts.entrySet().stream()
                .map(act -> String.format(Locale.ROOT, "%,d ", act.getValue())
                        + act.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** How the expectations came out, in one sentence. */
    static String verdict(Verdict verdict) {
        if (!verdict.asked()) {
            return switch (verdict.outcome()) {
                case HOLDS -> "The scenario expects nothing; its rules fired.";
                case INCONCLUSIVE, FAILS ->
                    "The scenario expects nothing, but a rule did nothing: nothing was shown of it.";
            };
        }
        long failed = count(verdict, Outcome.FAILS);
        long open = count(verdict, Outcome.INCONCLUSIVE);
        if (failed > 0) {
            return failed + " of " + Console.plural(verdict.answers().size(), "expectation") + " failed.";
        }
        return open > 0
                ? "Inconclusive: " + open + " of "
                        + Console.plural(verdict.answers().size(), "expectation") + " could not be judged."
                : "Everything expected came about.";
    }

    private static long count(Verdict verdict, Outcome outcome) {
        return verdict.answers().stream()
                .filter(answer -> answer.outcome() == outcome)
                .count();
    }

    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
