// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.tcpassay.expect.Timing;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.conditions.Conditions;

/**
 * How long a kernel sends text or a FIN again: retries are a length of time to it, that of so many doublings of its
 * constant for the least time-out, counted from the first repetition. The first timer ends it that finds this over
 * (Linux, net/ipv4/tcp_timer.c: retransmits_timed_out()).
 *
 * <p>Timers go off late, never early. So where the timer that is due shortly before the end comes after it, there is
 * one repetition less; that it was late the end itself must show.
 *
 * @param timeOut the first gap, which the others double
 * @param allowed how long after the first repetition it goes on
 * @param longest no gap is longer
 */
public record Lasting(Duration timeOut, Duration allowed, Duration longest) {

    private static final Duration LEAST = Duration.ofMillis(200); // TCP_RTO_MIN, whatever tcp_rto_min_us says

    static Lasting of(Host host, Duration timeOut, int retries) {
        return of(timeOut, retries, Backoff.longest(host));
    }

    static Lasting of(Duration timeOut, int retries, Duration longest) {
        return new Lasting(timeOut, Backoff.of(LEAST, 0, retries, longest).end(), longest);
    }

    /** What is seen if the timer that follows so many repetitions ends it. */
    Backoff after(int repetitions) {
        return Backoff.of(timeOut, 0, repetitions, longest);
    }

    /** Whether a timer that goes off then finds it over. */
    boolean isOver(Duration sinceFirst) {
        return sinceFirst.minus(timeOut).compareTo(allowed) >= 0;
    }

    /**
     * As {@link Life#expectRepeats}.
     *
     * @param isGivenUp whether the sender has no connection any more
     */
    Repeats expect(Hosts hosts, Condition what, BooleanSupplier isGivenUp, String because) {
        Passage first = hosts.expect(what, because);
        Passage again = hosts.expect(Conditions.nth(2, what), Timing.about(first, timeOut), because + " (first again)");
        int repetitions = 1;
        while (goesOn(hosts, what, isGivenUp, first, repetitions)) {
            Duration at = after(repetitions).end();
            hosts.expect(
                    Conditions.nth(repetitions + 2L, what),
                    Timing.about(first, at),
                    because + " (" + Hosts.text(at) + " after the first)");
            repetitions++;
        }
        Duration end = after(repetitions).end();
        hosts.expectNone(
                Conditions.nth(repetitions + 2L, what),
                end.minusNanos(hosts.nowNs() - first.timeNs()),
                because + " (no more than that)");
        Timing given = isOver(end) ? Timing.about(first, end) : Timing.notBefore(again, allowed, end.minus(timeOut));
        return new Repeats(first, repetitions, given);
    }

    /** Whether the next timer sends it again; only what a late timer may decide otherwise is asked of the road. */
    private boolean goesOn(Hosts hosts, Condition what, BooleanSupplier isGivenUp, Passage first, int repetitions) {
        Duration at = after(repetitions).end();
        Timing when = Timing.about(first, at);
        boolean isOverIfLate = isOver(when.latest(hosts.timingScale()));
        return !isOver(at) && (!isOverIfLate || hosts.comes(Conditions.nth(repetitions + 2L, what), when, isGivenUp));
    }
}
