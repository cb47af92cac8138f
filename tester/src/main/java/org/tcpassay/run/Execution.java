// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.expect.Difference;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Mismatch;
import org.tcpassay.script.PreambleFailure;
import org.tcpassay.script.ProbeFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;

/** One probe, asked once. */
final class Execution {

    /** Below the shortest time-out that stacks use for data; a tail-loss probe comes sooner, but is passed over. */
    private static final Duration OVERSLEPT = Duration.ofMillis(150);

    private final CatalogueEntry entry;
    private final Profile profile;
    private final long seed;
    private final double timingScale;

    /**
     * What came of it, before any ledger.
     *
     */
    record Result(
            Outcome outcome,
            String reason,
            Optional<Finding> finding,
            Standing standing,
            Optional<String> error,
            Trace trace,
            Duration wall,
            Duration lateness) {

        /**
         * Whether another attempt may tell more: the lab or a busy machine may be to blame. A tester that overslept may
         * have let the target's timers run, so what it then saw is not held against the target at once.
         */
        boolean worthRepeating() {
            return outcome == Outcome.INCONCLUSIVE || outcome == Outcome.DEVIATES && lateness.compareTo(OVERSLEPT) > 0;
        }

        List<String> doors() {
            return trace.events().stream()
                    .filter(Event.Expected.class::isInstance)
                    .flatMap(event -> ((Event.Expected) event).door().stream())
                    .toList();
        }
    }

    /** What an execution leaves behind, however it ended. */
    private record Seen(Standing standing, Trace trace, Duration lateness, long startNs) {}

    /** How the probe itself ended. */
    private record Ending(Outcome outcome, String reason, Optional<Mismatch> mismatch, Optional<String> error) {
        static Ending of(Outcome outcome, String reason) {
            return new Ending(outcome, reason, Optional.empty(), Optional.empty());
        }

        static Ending error(Throwable cause) {
            var text = new StringWriter();
            cause.printStackTrace(new PrintWriter(text));
            return new Ending(Outcome.ERROR, cause.toString(), Optional.empty(), Optional.of(text.toString()));
        }
    }

    Execution(CatalogueEntry entry, Profile profile, long seed, double timingScale) {
        this.entry = entry;
        this.profile = profile;
        this.seed = seed;
        this.timingScale = timingScale;
    }

    /** Asks at a station; whoever opened it closes it. */
    Result at(Station station) {
        long startNs = System.nanoTime();
        try {
            long mixed = seed * 0x9E3779B97F4A7C15L ^ entry.info().id().hashCode();
            var lab = new Lab(station, profile, mixed, timingScale);
            Ending ending = ask(lab);
            return judged(ending, lab, startNs);
        } catch (RuntimeException e) {
            return closed(Ending.error(e), startNs);
        }
    }

    /** What comes of it where no station can be had. */
    static Result without(RuntimeException why) {
        return closed(
                why instanceof NotAvailable ? Ending.of(Outcome.NOT_APPLICABLE, why.getMessage()) : Ending.error(why),
                System.nanoTime());
    }

    private Ending ask(Lab lab) {
        try {
            entry.ask(lab);
            return Ending.of(Outcome.CONFORMS, "");
        } catch (InvocationTargetException e) {
            return ending(e.getCause());
        }
    }

    private static Ending ending(Throwable cause) {
        if (cause instanceof ProbeFailure failure) {
            Mismatch mismatch = failure.mismatch();
            return new Ending(Outcome.DEVIATES, mismatch.because(), Optional.of(mismatch), Optional.empty());
        }
        if (cause instanceof PreambleFailure failure) {
            return Ending.of(Outcome.INCONCLUSIVE, failure.getMessage());
        }
        if (cause instanceof NotAvailable lack) {
            return Ending.of(Outcome.NOT_APPLICABLE, lack.getMessage());
        }
        return Ending.error(cause);
    }

    private Result judged(Ending ending, Lab lab, long startNs) {
        lab.settle();
        Trace trace = lab.trace();
        Standing standing = Standing.over(trace);
        var seen = new Seen(standing, trace, lab.lateness(), startNs);
        boolean judging = ending.outcome() == Outcome.CONFORMS || ending.outcome() == Outcome.DEVIATES;
        if (judging && lab.dropped() > 0) {
            return result(
                    Ending.of(
                            Outcome.INCONCLUSIVE,
                            "the kernel lost " + lab.dropped() + " frames before the tester saw them"),
                    Optional.empty(),
                    seen);
        }
        boolean late = ending.mismatch()
                .flatMap(Mismatch::off)
                .filter(off -> off.compareTo(lab.lateness()) <= 0)
                .isPresent();
        if (late) {
            return result(
                    Ending.of(
                            Outcome.INCONCLUSIVE,
                            "the tester was " + lab.lateness().toMillis() + " ms late, and that may be why"),
                    Optional.empty(),
                    seen);
        }
        if (ending.outcome() == Outcome.CONFORMS && standing.isBroken()) {
            Finding first = standing.findings().get(0);
            return result(Ending.of(Outcome.DEVIATES, first.because()), Optional.of(first), seen);
        }
        return result(ending, ending.mismatch().map(this::finding), seen);
    }

    private Finding finding(Mismatch mismatch) {
        List<String> differences = new ArrayList<>();
        for (Difference difference : mismatch.differences()) {
            differences.add(difference.toString());
        }
        return new Finding(
                Optional.of(entry.info().rules().get(0)),
                mismatch.because(),
                mismatch.expected(),
                mismatch.got(),
                differences);
    }

    private static Result closed(Ending ending, long startNs) {
        var nothing = new Trace(0, "none", List.of(), List.of());
        return result(ending, Optional.empty(), new Seen(Standing.NONE, nothing, Duration.ZERO, startNs));
    }

    private static Result result(Ending ending, Optional<Finding> finding, Seen seen) {
        return new Result(
                ending.outcome(),
                ending.reason(),
                finding,
                seen.standing(),
                ending.error(),
                seen.trace(),
                Duration.ofNanos(System.nanoTime() - seen.startNs()),
                seen.lateness());
    }
}
