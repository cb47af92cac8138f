// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.target.Target;

/**
 * Runs probes side by side. Each gets a throwaway thread, which a target may put into a network namespace of its
 * own; the thread ends with the probe.
 */
public final class Runner {

    /** A run that the lab spoiled is made again, so often at most. */
    private static final int ATTEMPTS = 3;

    /** Slow probes wait for timers, so all of them wait at once. */
    private static final int SLOW_AT_ONCE = 1_000;

    private final Target target;
    private final Ledger ledger;
    private final RunListener listener;
    private final AtomicInteger stations = new AtomicInteger();

    public Runner(Target target, Ledger ledger, RunListener listener) {
        this.target = target;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** Runs everything; the results are in the plan's order, repetition by repetition. */
    public RunReport run(RunPlan plan) throws InterruptedException {
        Instant started = Instant.now();
        long startNs = System.nanoTime();
        int total = plan.probes().size() * plan.repeat();
        listener.started(plan.probes().stream().map(CatalogueEntry::info).toList(), plan.repeat());
        ProbeResult[] results = new ProbeResult[total];
        var fast = new Semaphore(plan.jobs());
        var slow = new Semaphore(SLOW_AT_ONCE);
        List<Thread> threads = new ArrayList<>();
        for (int number : order(plan)) {
            CatalogueEntry entry = plan.probes().get(number % plan.probes().size());
            long seed = plan.seed() + number / plan.probes().size();
            Semaphore places = entry.info().tier() == Tier.FAST ? fast : slow;
            places.acquire();
            var thread = new Thread(
                    () -> {
                        try {
                            ProbeResult result = ask(entry, seed, plan.timingScale());
                            synchronized (results) {
                                results[number] = result;
                                listener.finished(result);
                            }
                        } finally {
                            places.release();
                        }
                    },
                    entry.info().id());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new RunReport(
                plan.version(),
                target.name(),
                target.description(),
                plan.seed(),
                started,
                Duration.ofNanos(System.nanoTime() - startNs),
                plan.command(),
                plan.out(),
                List.of(results));
    }

    /** What waits longest starts first; else the catalogue's order. */
    private static List<Integer> order(RunPlan plan) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.probes().size() * plan.repeat(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(
                (Integer number) ->
                        plan.probes().get(number % plan.probes().size()).info().tier(),
                Comparator.reverseOrder()));
        return order;
    }

    /** One probe on the calling thread, which must be a throwaway one; made again where the lab spoiled it. */
    public ProbeResult ask(CatalogueEntry entry, long seed, double timingScale) {
        var execution = new Execution(entry, target, seed, timingScale);
        int attempt = 1;
        Execution.Result result = execution.run(stations.getAndIncrement());
        while (result.worthRepeating() && attempt < ATTEMPTS) {
            attempt++;
            result = execution.run(stations.getAndIncrement());
        }
        return verdict(entry.info(), result, attempt);
    }

    private ProbeResult verdict(ProbeInfo probe, Execution.Result result, int attempts) {
        return new ProbeResult(
                probe,
                result.outcome(),
                ledger.verdictOf(probe, result.outcome(), result.finding()),
                result.wall(),
                result.reason(),
                result.finding(),
                result.standing(),
                result.checks(),
                result.doors(),
                ledger.reasonFor(probe, result.outcome(), result.finding()),
                result.error(),
                result.trace(),
                Optional.empty(),
                attempts);
    }
}
