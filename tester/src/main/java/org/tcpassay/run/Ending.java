// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.rules.Rule;
import org.tcpassay.script.Mismatch;
import org.tcpassay.script.PreambleFailure;
import org.tcpassay.script.ProbeFailure;
import org.tcpassay.target.NotAvailable;

/**
 * How the probe itself ended, before standing checks.
 *
 * @param off where only a time differs, by how much
 */
record Ending(
        Outcome outcome, String reason, Optional<Finding> finding, Optional<Duration> off, Optional<String> error) {

    private static final int FRAMES_SHOWN = 8;

    static Ending of(Outcome outcome, String reason) {
        return new Ending(outcome, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Ending error(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return new Ending(
                Outcome.ERROR, cause.toString(), Optional.empty(), Optional.empty(), Optional.of(text.toString()));
    }

    /**
     * What something thrown makes of it.
     *
     * @param asked whether the target had been asked when it was thrown
     */
    static Ending of(Throwable cause, Rule rule, boolean asked) {
        if (cause instanceof ProbeFailure failure) {
            Mismatch mismatch = failure.mismatch();
            return new Ending(
                    Outcome.DEVIATES,
                    mismatch.because(),
                    Optional.of(finding(mismatch, rule)),
                    mismatch.off(),
                    Optional.empty());
        }
        if (cause instanceof TargetFailure failure) {
            return broken(failure.getMessage(), failure.where(), rule, asked);
        }
        if (cause instanceof PreambleFailure failure) {
            return of(Outcome.INCONCLUSIVE, failure.getMessage());
        }
        if (cause instanceof NotAvailable lack) {
            return of(Outcome.NOT_APPLICABLE, lack.getMessage());
        }
        if (cause instanceof OutOfMemoryError) {
            return of(Outcome.INCONCLUSIVE, "the memory of this process ran out: " + cause.getMessage());
        }
        return error(cause);
    }

    /**
     * The probe does not come back from where it is.
     *
     * @param where innermost first
     */
    static Ending hanging(List<StackTraceElement> where, Duration patience, Rule rule, boolean asked) {
        List<StackTraceElement> ofTarget = TargetFailure.ofTarget(where);
        if (ofTarget.isEmpty()) {
            var stuck = new IllegalStateException("the tester itself does not come back in " + patience.toSeconds()
                    + " s; a probe must come to an end");
            stuck.setStackTrace(where.toArray(StackTraceElement[]::new));
            return error(stuck);
        }
        return broken(
                "the target does not come back: a call has run for " + patience.toSeconds() + " s",
                ofTarget,
                rule,
                asked);
    }

    private static Ending broken(String what, List<StackTraceElement> where, Rule rule, boolean asked) {
        if (!asked) {
            return of(Outcome.INCONCLUSIVE, what);
        }
        List<String> frames =
                where.stream().limit(FRAMES_SHOWN).map(frame -> "at " + frame).toList();
        var finding = new Finding(
                Optional.of(rule), "a target goes on, whatever it is asked", "an answer or none", what, frames);
        return new Ending(Outcome.DEVIATES, what, Optional.of(finding), Optional.empty(), Optional.empty());
    }

    private static Finding finding(Mismatch mismatch, Rule rule) {
        List<String> differences =
                mismatch.differences().stream().map(Object::toString).toList();
        return new Finding(Optional.of(rule), mismatch.because(), mismatch.expected(), mismatch.got(), differences);
    }
}
