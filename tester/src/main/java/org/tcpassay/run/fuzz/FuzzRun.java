// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tcpassay.referee.fuzz.Category;
import org.tcpassay.referee.fuzz.Drill;
import org.tcpassay.referee.fuzz.Generator;
import org.tcpassay.referee.fuzz.SequenceFile;

/** Drills a target for a while, on several threads. */
public final class FuzzRun {

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long TICK_MS = 100;
    /** For one sequence; a kernel takes a millisecond, a loaded machine longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FuzzPlan plan;
    private final Duration patience;
    private final Generator generator;
    private final Board board;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger stations = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong extra = new AtomicLong();
    private final long startNs = System.nanoTime();
    private volatile Optional<RuntimeException> broken = Optional.empty();

    private FuzzRun(FuzzPlan plan, Duration patience) {
        this.plan = plan;
        this.patience = patience;
        this.generator = new Generator(plan.seed());
        this.board = new Board(plan.ledger());
    }

    /**
     * @param progress is told now and then how many sequences were asked
     * @throws org.tcpassay.link.LinkException if the lab is broken
     */
    public static FuzzReport run(FuzzPlan plan, Consumer<Long> progress) throws InterruptedException {
        return run(plan, PATIENCE, progress);
    }

    /** @param patience with one sequence, and twice as much with one that has hung before */
    static FuzzReport run(FuzzPlan plan, Duration patience, Consumer<Long> progress) throws InterruptedException {
        return new FuzzRun(plan, patience).run(progress);
    }

    /** One sequence once, judged as in a run. */
    public static Drill.Outcome replay(FuzzPlan plan, SequenceFile file) {
        try (var stand = new Stand(plan.target(), new AtomicInteger())) {
            return stand.drillAfresh(file);
        }
    }

    /** The numbers of a connection hang on seed and number of its sequence alone. */
    static SequenceFile file(Generator generator, long seed, long number) {
        return new SequenceFile((seed * MIX ^ number) & Integer.MAX_VALUE, generator.sequence(number));
    }

    private FuzzReport run(Consumer<Long> progress) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < plan.jobs(); i++) {
            workers.add(new Worker(Optional.empty()));
        }
        while (workers.stream().anyMatch(Worker::isWorking)) {
            Thread.sleep(TICK_MS);
            progress.accept(done.get());
            List<Worker> hanging = workers.stream().filter(Worker::hangs).toList();
            hanging.forEach(worker -> worker.giveUp().ifPresent(workers::add));
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
        List<Find> finds = board.finds().stream()
                .sorted(Comparator.comparing((Find find) -> find.category().requirement())
                        .thenComparing(find -> find.category().id()))
                .toList();
        return new FuzzReport(finds, done.get(), extra.get(), Duration.ofNanos(System.nanoTime() - startNs));
    }

    private boolean isOver() {
        return System.nanoTime() - startNs >= plan.time().toNanos()
                || broken.isPresent()
                || plan.firstOnly() && board.hasNews();
    }

    private final class Worker implements Runnable {

        private final Thread thread = new Thread(this, "fuzzing");
        private final Optional<SequenceFile> suspect;
        private volatile boolean givenUp;
        private volatile long sinceNs = System.nanoTime();
        private volatile Optional<SequenceFile> current = Optional.empty();

        /** @param suspect to begin with: another worker hung in it */
        Worker(Optional<SequenceFile> suspect) {
            this.suspect = suspect;
            thread.setDaemon(true); // one that hangs must not keep the process
            thread.start();
        }

        boolean isWorking() {
            return thread.isAlive() && !givenUp;
        }

        boolean hangs() {
            long mostNs = current.equals(suspect) ? 2 * patience.toNanos() : patience.toNanos();
            return isWorking() && current.isPresent() && System.nanoTime() - sinceNs > mostNs;
        }

        /** Who takes its place, and asks first whether it was the sequence: the machine may have had no time for it. */
        Optional<Worker> giveUp() {
            givenUp = true;
            thread.interrupt();
            Optional<SequenceFile> hung = current;
            boolean again = hung.isPresent() && hung.equals(suspect);
            hung.ifPresent(file -> board.hangs(file, again, since()));
            return again ? Optional.empty() : Optional.of(new Worker(hung));
        }

        @Override
        public void run() {
            try (var stand = new Stand(plan.target(), stations)) {
                suspect.ifPresent(file -> ask(stand, file));
                while (!isOver() && !givenUp) {
                    ask(stand, file(generator, plan.seed(), next.getAndIncrement()));
                }
            } catch (RuntimeException e) {
                broken = givenUp ? broken : Optional.of(e);
            }
        }

        private void ask(Stand stand, SequenceFile file) {
            sinceNs = System.nanoTime();
            current = Optional.of(file);
            Drill.Outcome outcome = stand.drill(file);
            current = Optional.empty();
            done.incrementAndGet();
            if (!givenUp && outcome.category().isPresent()) {
                found(stand, file, outcome, outcome.category().get());
            }
        }

        private void found(Stand stand, SequenceFile file, Drill.Outcome outcome, Category category) {
            Optional<Board.Entry> open = board.open(category, file, outcome, since());
            if (open.isPresent()) {
                var inquiry = new Inquiry(stand, category);
                board.settle(open.get(), inquiry.about(file));
                extra.addAndGet(inquiry.executions());
            }
        }

        private Duration since() {
            return Duration.ofNanos(System.nanoTime() - startNs);
        }
    }
}
