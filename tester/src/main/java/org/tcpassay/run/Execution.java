// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.rules.Rule;
import org.tcpassay.script.Aftermath;
import org.tcpassay.script.HostsTrace;
import org.tcpassay.script.Lab;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Station;
import org.tcpassay.target.Target;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.IpVersion;

/** One probe, asked once. */
final class Execution {

    /** Below the shortest time-out that stacks use for data; a tail-loss probe comes sooner, but is passed over. */
    private static final Duration OVERSLEPT = Duration.ofMillis(150);

    private final CatalogueEntry entry;
    private final Profile profile;
    private final long seed;
    private final double timingScale;
    private volatile Optional<Lab> lab = Optional.empty(); // a watching thread looks at it

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
            Optional<HostsTrace> hosts,
            Duration wall,
            Duration lateness) {

        /**
         * Whether another attempt may tell more: the lab or a busy machine may be to blame. A tester that overslept may
         * have let the target's timers run, so what it then saw is not held against the target at once; nor, where asking
         * again costs nothing, for it: a retransmission may have stood in for the answer.
         */
        boolean worthRepeating(Tier tier) {
            boolean doubtful = outcome == Outcome.DEVIATES || outcome == Outcome.CONFORMS && tier == Tier.FAST;
            return outcome == Outcome.INCONCLUSIVE || doubtful && tooLate();
        }

        /** Whether the tester overslept. */
        boolean tooLate() {
            return lateness.compareTo(OVERSLEPT) > 0;
        }

        List<String> doors() {
            return trace.events().stream()
                    .filter(Event.Expected.class::isInstance)
                    .flatMap(event -> ((Event.Expected) event).door().stream())
                    .toList();
        }
    }

    /** What an execution leaves behind, however it ended. */
    private record Seen(Standing standing, Trace trace, Optional<HostsTrace> hosts, Duration lateness, long startNs) {}

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
            long mixed = seed * 0x9E3779B97F4A7C15L ^ entry.info().idOfBoth().hashCode();
            station.begins(mixed);
            var fresh = new Lab(station, profile, mixed, timingScale);
            lab = Optional.of(fresh);
            Result result = judged(settled(ask(fresh), fresh), fresh, startNs);
            fresh.aftermath().leave();
            return result;
        } catch (RuntimeException | OutOfMemoryError e) { // memory: the target may live in this process
            return closed(ending(e), startNs);
        } finally {
            lab = Optional.empty(); // with all its packets
        }
    }

    /** Asks at a station of its own in virtual time, the same one for the same seed. */
    Result atFreshOf(Target target) {
        try (Station station = open(target, (int) seed & Integer.MAX_VALUE)) {
            return at(station);
        } catch (RuntimeException e) {
            return without(e);
        }
    }

    /**
     * A station for it.
     *
     * @throws NotAvailable if the target is not asked over that version of IP
     */
    Station open(Target target, int number) {
        IpVersion version = entry.info().version();
        if (!target.versions().contains(version)) {
            throw new NotAvailable("the target is not reached over " + version.text());
        }
        return target.open(version, entry.info().settings(), number);
    }

    /** Whether it must not meet a stack whose knobs are as they were. */
    boolean turnsKnobs() {
        return !entry.info().settings().isEmpty();
    }

    IpVersion version() {
        return entry.info().version();
    }

    /** What comes of it where no station can be had. */
    Result without(RuntimeException why) {
        return closed(ending(why), System.nanoTime());
    }

    /** What comes of it where another thread hangs in it. */
    Result givenUp(List<StackTraceElement> where, Duration patience) {
        return closed(Ending.hanging(where, patience, rule(), isAsked()), System.nanoTime() - patience.toNanos());
    }

    /** What comes of it where the target was given up before. */
    static Result spared() {
        return closed(
                Ending.of(Outcome.INCONCLUSIVE, "not asked: the target has not come back from earlier probes"),
                System.nanoTime());
    }

    private Ending ask(Lab fresh) {
        try {
            entry.ask(fresh);
            return Ending.of(Outcome.CONFORMS, "");
        } catch (InvocationTargetException e) {
            return ending(e.getCause());
        }
    }

    /** With what is still under way, so that standing checks see it. */
    private Ending settled(Ending ending, Lab asked) {
        try {
            asked.aftermath().settle();
            return ending;
        } catch (TargetFailure failure) {
            return ending.outcome() == Outcome.CONFORMS ? ending(failure) : ending;
        }
    }

    private Ending ending(Throwable cause) {
        return Ending.of(cause, rule(), isAsked());
    }

    private boolean isAsked() {
        return lab.filter(Lab::isAsked).isPresent();
    }

    private Rule rule() {
        return entry.info().rules().get(0);
    }

    private Result judged(Ending ending, Lab asked, long startNs) {
        Trace trace = asked.trace();
        Standing standing = Standing.over(trace);
        Aftermath after = asked.aftermath();
        var seen = new Seen(standing, trace, after.hosts(), after.lateness(), startNs);
        boolean judging = ending.outcome() == Outcome.CONFORMS || ending.outcome() == Outcome.DEVIATES;
        if (judging && after.dropped() > 0) {
            return result(
                    Ending.of(
                            Outcome.INCONCLUSIVE,
                            "the kernel lost " + after.dropped() + " frames before the tester saw them"),
                    Optional.empty(),
                    seen);
        }
        boolean late =
                ending.off().filter(off -> off.compareTo(after.lateness()) <= 0).isPresent();
        if (late) {
            return result(
                    Ending.of(
                            Outcome.INCONCLUSIVE,
                            "the tester was " + after.lateness().toMillis() + " ms late, and that may be why"),
                    Optional.empty(),
                    seen);
        }
        if (ending.outcome() == Outcome.CONFORMS && standing.isBroken()) {
            Finding first = standing.findings().get(0);
            return result(Ending.of(Outcome.DEVIATES, first.because()), Optional.of(first), seen);
        }
        return result(ending, ending.finding(), seen);
    }

    private static Result closed(Ending ending, long startNs) {
        var nothing = new Trace(0, "none", List.of(), List.of());
        return result(
                ending, ending.finding(), new Seen(Standing.NONE, nothing, Optional.empty(), Duration.ZERO, startNs));
    }

    private static Result result(Ending ending, Optional<Finding> finding, Seen seen) {
        return new Result(
                ending.outcome(),
                ending.reason(),
                finding,
                seen.standing(),
                ending.error(),
                seen.trace(),
                seen.hosts(),
                Duration.ofNanos(System.nanoTime() - seen.startNs()),
                seen.lateness());
    }
}
