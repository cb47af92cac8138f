// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tcpassay.lab.Bench;

/** How long the tester waits for something, with the link running meanwhile. */
record Patience(Bench bench, Duration length) {

    private static final long SHORTEST_STEP_NS = 1_000_000;
    private static final long STEPS = 1_000;

    Patience plus(Duration more) {
        return new Patience(bench, length.plus(more));
    }

    /** Waits it all out. */
    void pass() {
        long deadlineNs = bench.nowNs() + length.toNanos();
        while (bench.nowNs() < deadlineNs) {
            bench.pump(deadlineNs - bench.nowNs());
        }
    }

    /**
     * Asks again and again, until the answer is settled or the patience over.
     *
     * @return the last answer
     */
    <T> T ask(Supplier<T> question, Predicate<T> settled) {
        long deadlineNs = bench.nowNs() + length.toNanos();
        long stepNs = Math.max(SHORTEST_STEP_NS, length.toNanos() / STEPS);
        T answer = question.get();
        while (!settled.test(answer) && bench.nowNs() < deadlineNs) {
            bench.pump(Math.min(stepNs, deadlineNs - bench.nowNs()));
            answer = question.get();
        }
        return answer;
    }
}
