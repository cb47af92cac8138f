// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Works through jobs side by side, on threads that it can do without: a job that does not come back is given up, its
 * thread is interrupted and left alone, and another takes its place.
 *
 * <p>Time is counted in ticks of its own, so that a process that was stopped for a while blames no job for it.
 */
final class Crew<T> {

    private static final int TICKS = 20; // in the time that a job may take
    private static final int MOST_LOST = 8; // threads that may be spinning for ever; more would starve the others

    private final Duration patience;
    private final Iterator<? extends Job<T>> jobs;
    private final Consumer<T> results;
    private final List<Hand> hands = new ArrayList<>();
    private Optional<RuntimeException> broken = Optional.empty();
    private int lost;

    /** Something to be done that may never come to an end. */
    interface Job<T> {

        /** On a thread of the crew. */
        T work();

        /** What to say instead, while {@link #work} still runs. */
        T givenUp(List<StackTraceElement> where);

        /** What to say where too many were given up to go on. */
        T spared();
    }

    /** @param results is told one result at a time, from any thread */
    private Crew(Duration patience, Iterator<? extends Job<T>> jobs, Consumer<T> results) {
        this.patience = patience;
        this.jobs = jobs;
        this.results = results;
    }

    /**
     * Ends when there is a result of each job.
     *
     * @param size how many side by side
     * @param patience how long each may take, however busy the machine
     * @param results is told one at a time, from any thread
     */
    static <T> void work(int size, Duration patience, List<? extends Job<T>> jobs, Consumer<T> results)
            throws InterruptedException {
        new Crew<T>(patience, jobs.iterator(), results).run(Math.min(size, jobs.size()));
    }

    private synchronized void run(int size) throws InterruptedException {
        for (int i = 0; i < size; i++) {
            hire();
        }
        long tickNs = patience.toNanos() / TICKS;
        long nextNs = System.nanoTime() + tickNs;
        while (!hands.isEmpty()) {
            long leftNs = nextNs - System.nanoTime();
            if (leftNs > 0) {
                wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
            } else {
                List.copyOf(hands).forEach(this::tick);
                nextNs = System.nanoTime() + tickNs;
            }
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
        jobs.forEachRemaining(job -> results.accept(job.spared()));
    }

    private void hire() {
        var hand = new Hand();
        hands.add(hand);
        hand.thread.start();
    }

    private void tick(Hand hand) {
        hand.ticks++;
        if (hand.ticks > TICKS && hand.working && hand.job.isPresent()) {
            hands.remove(hand);
            results.accept(hand.job.get().givenUp(List.of(hand.thread.getStackTrace())));
            hand.thread.interrupt(); // some loops look at it
            lost++;
            if (lost < MOST_LOST) {
                hire();
            }
        }
    }

    /** Hands in what was done, and takes the next job. */
    private synchronized Optional<Job<T>> next(Hand hand, Optional<T> done) {
        if (!hands.contains(hand)) {
            return Optional.empty(); // it came back too late
        }
        done.ifPresent(results);
        hand.job = jobs.hasNext() && broken.isEmpty() ? Optional.of(jobs.next()) : Optional.empty();
        hand.ticks = 0;
        if (hand.job.isEmpty()) {
            hands.remove(hand);
            notifyAll();
        }
        return hand.job;
    }

    private synchronized void fail(Hand hand, Throwable cause) {
        if (hands.remove(hand)) {
            broken = Optional.of(new IllegalStateException("a job threw what it should have told", cause));
            notifyAll();
        }
    }

    private final class Hand implements Runnable {

        private final Thread thread = new Thread(this, "probes");
        private Optional<Job<T>> job = Optional.empty();
        private volatile boolean working;
        private int ticks;

        Hand() {
            thread.setDaemon(true); // one that hangs must not keep the process
        }

        @Override
        public void run() {
            try {
                Optional<Job<T>> next = next(this, Optional.empty());
                while (next.isPresent()) {
                    working = true;
                    T result = next.get().work();
                    working = false;
                    next = next(this, Optional.of(result));
                }
            } catch (RuntimeException | Error e) {
                fail(this, e); // told to whoever waits for the results
            }
        }
    }
}
