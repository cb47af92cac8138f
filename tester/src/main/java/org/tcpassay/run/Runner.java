// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.tcpassay.target.Target;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;

/**
 * Runs probes side by side, on threads of its own that end with the run: a target may put them into network
 * namespaces. Slow probes wait for timers, so all of them wait at once.
 */
public final class Runner {

    /** A run that the lab spoiled is made again, so often at most. */
    private static final int ATTEMPTS = 3;

    /** And so often when the rest of the fast probes is done, and no longer keeps the tester from being in time. */
    private static final int QUIET_ATTEMPTS = 3;

    /** Between slow probes; all at once would be late for one another's handshakes. */
    private static final long STAGGER_MS = 15;

    /** Where a tester overslept by so much, what nobody expects is doubted: a guest's clock has ticks of 10 ms. */
    private static final Duration DOUBTFUL = Duration.ofMillis(20);

    private static final int MOST_EVENTS = 3_000; // of one probe; the longest sane one has some hundreds

    /** For one probe in virtual time, where the longest takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Target target;
    private final Ledger ledger;
    private final RunListener listener;
    private final Duration patience;
    private final AtomicInteger stations = new AtomicInteger();
    private final CountDownLatch fastDone = new CountDownLatch(1);

    public Runner(Target target, Ledger ledger, RunListener listener) {
        this(target, ledger, listener, PATIENCE);
    }

    /** @param patience for one probe in virtual time */
    Runner(Target target, Ledger ledger, RunListener listener, Duration patience) {
        this.target = target;
        this.ledger = ledger;
        this.listener = listener;
        this.patience = patience;
    }

    /** Runs everything; the results are in the plan's order, repetition by repetition. */
    public RunReport run(RunPlan plan) throws InterruptedException {
        return run(plan, new Shares(plan.jobs(), 1));
    }

    /** As {@link #run(RunPlan)}, beside other runs. */
    public RunReport run(RunPlan plan, Shares shares) throws InterruptedException {
        Instant started = Instant.now();
        long startNs = System.nanoTime();
        int total = plan.probes().size() * plan.repeat();
        listener.started(plan.probes().stream().map(CatalogueEntry::info).toList(), plan.repeat());
        var results = new ProbeResult[total];
        if (target.isVirtual()) {
            runVirtually(plan, results);
        } else {
            runWaiting(plan, shares, results);
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

    /** Where nothing waits, more threads than processors only get in each other's way. */
    private void runVirtually(RunPlan plan, ProbeResult[] results) throws InterruptedException {
        List<VirtualJob> jobs = new ArrayList<>();
        for (int number = 0; number < results.length; number++) {
            var execution =
                    new Execution(entry(plan, number), target.profile(), seed(plan, number), plan.timingScale());
            jobs.add(new VirtualJob(target, execution, number, patience));
        }
        int size = Math.min(plan.jobs(), Runtime.getRuntime().availableProcessors());
        Crew.work(size, patience, jobs, done -> {
            ProbeInfo probe = entry(plan, done.number()).info();
            told(plan, results, done.number(), verdict(probe, done.result(), 1));
        });
    }

    private void runWaiting(RunPlan plan, Shares shares, ProbeResult[] results) throws InterruptedException {
        Queue<Integer> fast = new ConcurrentLinkedQueue<>();
        Queue<Integer> spoiled = new ConcurrentLinkedQueue<>();
        List<Thread> slow = new ArrayList<>();
        for (int number = 0; number < results.length; number++) {
            if (entry(plan, number).info().tier() == Tier.FAST) {
                fast.add(number);
            } else {
                int only = number;
                slow.add(new Thread(() -> askSlow(plan, results, only), "probes"));
            }
        }
        List<Thread> quick = new ArrayList<>();
        var left = new AtomicBoolean();
        for (int job = 1; job <= Math.min(plan.jobs(), fast.size()); job++) {
            int size = job;
            quick.add(new Thread(
                    () -> {
                        try {
                            if (shares.await(size, fast::isEmpty)) {
                                askEach(plan, results, fast, Optional.of(spoiled));
                            }
                        } finally {
                            if (left.compareAndSet(false, true)) {
                                shares.leave();
                            }
                        }
                    },
                    "probes"));
        }
        // what waits longest starts first
        for (Thread thread : slow) {
            thread.start();
            Thread.sleep(STAGGER_MS);
        }
        try {
            finish(quick);
            finish(List.of(new Thread(() -> askEach(plan, results, spoiled, Optional.empty()), "probes")));
        } finally {
            fastDone.countDown();
        }
        for (Thread thread : slow) {
            thread.join();
        }
    }

    private static void finish(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** @param spoiled takes the numbers of those for which the tester was too late; empty if this is their last turn */
    private void askEach(
            RunPlan plan, ProbeResult[] results, Queue<Integer> numbers, Optional<Queue<Integer>> spoiled) {
        try (var seat = new Seat(target, stations::getAndIncrement)) {
            for (Integer number = numbers.poll(); number != null; number = numbers.poll()) {
                int before = spoiled.isPresent() ? 0 : ATTEMPTS;
                var asking = new Asking(seat, entry(plan, number), seed(plan, number), plan.timingScale(), before);
                asking.ask(spoiled.isPresent() ? ATTEMPTS : QUIET_ATTEMPTS);
                if (spoiled.isPresent() && asking.isSpoiled() && asking.cameTooLate()) {
                    spoiled.get().add(number);
                } else {
                    told(plan, results, number, asking.result());
                }
            }
        }
    }

    private void askSlow(RunPlan plan, ProbeResult[] results, int number) {
        try (var seat = new Seat(target, stations::getAndIncrement)) {
            var asking = new Asking(seat, entry(plan, number), seed(plan, number), plan.timingScale(), 0);
            asking.ask(1);
            if (asking.isSpoiled()) {
                fastDone.await();
                asking.ask(QUIET_ATTEMPTS);
            }
            told(plan, results, number, asking.result());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CatalogueEntry entry(RunPlan plan, int number) {
        return plan.probes().get(number % plan.probes().size());
    }

    private static long seed(RunPlan plan, int number) {
        return plan.seed() + number / plan.probes().size();
    }

    private void told(RunPlan plan, ProbeResult[] results, int number, ProbeResult result) {
        synchronized (results) {
            results[number] = number < plan.probes().size() ? result : lean(result);
            listener.finished(result);
        }
    }

    /** One probe on the calling thread, which must be a throwaway one unless the target is virtual. */
    public ProbeResult ask(CatalogueEntry entry, long seed, double timingScale) {
        if (target.isVirtual()) {
            var execution = new Execution(entry, target.profile(), seed, timingScale);
            return verdict(entry.info(), execution.atFreshOf(target), 1);
        }
        try (var seat = new Seat(target, stations::getAndIncrement)) {
            var asking = new Asking(seat, entry, seed, timingScale, 0);
            asking.ask(ATTEMPTS);
            return asking.result();
        }
    }

    /** Asks one probe, again where the lab spoiled it. */
    private final class Asking {

        private final Seat seat;
        private final CatalogueEntry entry;
        private final Execution execution;
        private Optional<Execution.Result> last = Optional.empty();
        private int attempts;

        /** @param attempts how many there were before */
        Asking(Seat seat, CatalogueEntry entry, long seed, double timingScale, int attempts) {
            this.seat = seat;
            this.entry = entry;
            this.execution = new Execution(entry, target.profile(), seed, timingScale);
            this.attempts = attempts;
        }

        void ask(int most) {
            for (int i = 0; i < most && (i == 0 || isSpoiled()); i++) {
                attempts++;
                last = Optional.of(seat.ask(execution));
            }
        }

        boolean isSpoiled() {
            return last.filter(result -> result.worthRepeating(entry.info().tier()) || isDoubtful(result))
                    .isPresent();
        }

        boolean cameTooLate() {
            return last.filter(result -> result.tooLate() || isDoubtful(result)).isPresent();
        }

        private boolean isDoubtful(Execution.Result result) {
            boolean isNew = ledger.verdictOf(entry.info(), result.outcome(), told(entry.info(), result)) == Verdict.NEW;
            return isNew && result.lateness().compareTo(DOUBTFUL) > 0;
        }

        ProbeResult result() {
            return verdict(entry.info(), last.orElseThrow(), attempts);
        }
    }

    /** Of thousands of repetitions only the traces that tell something are kept. */
    private static ProbeResult lean(ProbeResult result) {
        boolean telling = result.verdict() != Verdict.EXPECTED && result.verdict() != Verdict.KNOWN;
        return telling ? result : result.withoutTrace();
    }

    private ProbeResult verdict(ProbeInfo probe, Execution.Result result, int attempts) {
        Optional<Finding> finding = told(probe, result);
        return new ProbeResult(
                probe,
                result.outcome(),
                ledger.verdictOf(probe, result.outcome(), finding),
                result.wall(),
                result.reason(),
                finding,
                result.standing().sentences(),
                result.standing().checks(),
                result.doors(),
                ledger.reasonFor(probe, result.outcome(), finding),
                result.error(),
                shortened(result.trace()),
                result.hosts(),
                Optional.empty(),
                attempts);
    }

    /** What a flood leaves behind is too much to keep of every probe. */
    private static Trace shortened(Trace trace) {
        int left = trace.events().size() - MOST_EVENTS;
        if (left <= 0) {
            return trace;
        }
        List<Event> events = new ArrayList<>(trace.events().subList(0, MOST_EVENTS));
        long lastNs = events.get(MOST_EVENTS - 1).timeNs();
        events.add(new Event.Note(lastNs, Event.NO_CONVERSATION, left + " more events are left out"));
        return new Trace(trace.startNs(), trace.clock(), trace.conversations(), events);
    }

    /** The probe's own finding goes first, unless the ledger knows it and a standing check found something new. */
    private Optional<Finding> told(ProbeInfo probe, Execution.Result result) {
        if (result.outcome() != Outcome.DEVIATES) {
            return result.finding();
        }
        return Stream.concat(result.finding().stream(), result.standing().findings().stream())
                .filter(finding -> ledger.verdictOf(probe, result.outcome(), Optional.of(finding)) == Verdict.NEW)
                .findFirst()
                .or(result::finding);
    }
}
