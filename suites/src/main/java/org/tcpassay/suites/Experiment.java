// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Journal;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.relay.Edge;
import org.tcpassay.relay.FaultyCable;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.relay.Output;
import org.tcpassay.relay.Program;
import org.tcpassay.relay.RelayException;
import org.tcpassay.relay.Traffic;
import org.tcpassay.report.fault.FaultConsole;
import org.tcpassay.report.fault.FaultRun;
import org.tcpassay.report.fault.Recorder;

/** One command under faults, from the opening of the path to the report, which is also written when it is stopped. */
final class Experiment {

    private static final Duration PATIENCE = Duration.ofSeconds(20); // until the other end listens
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int INTERRUPTED = 130; // as shells tell SIGINT
    private static final long LAST_WORDS_S = 60; // of a run that was stopped: writing its report takes a second or two

    /**
     * Two interfaces that are there already.
     *
     * @param isReal whether they may lead to other machines
     * @param limit how long, if no command says it
     */
    record Cable(Edge left, Edge right, boolean isReal, Optional<Duration> limit) {}

    private final Optional<Cable> cable;
    private final Scenario scenario;
    private final long seed;
    private final List<String> command;
    private final Optional<String> serve;
    private final long lingerNs;
    private final FaultConsole console;
    private final long lookNs;
    private final Recorder recorder;
    private final Jury jury;
    private final List<String> remarks = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean isStopped;
    private volatile Runnable atStop = () -> {};
    private volatile boolean isEnding; // so that the other end's last words are about us

    /**
     * @param lingerNs how long connections may take to end when the command has
     * @param pause between two looks at the counters
     * @param cable what to put the faults into instead of a path of our own
     */
    Experiment(
            Scenario scenario,
            long seed,
            List<String> command,
            Optional<String> serve,
            long lingerNs,
            FaultConsole console,
            Duration pause,
            Optional<Cable> cable) {
        this.cable = cable;
        this.scenario = scenario;
        this.seed = seed;
        this.command = command;
        this.serve = serve;
        this.lingerNs = lingerNs;
        this.console = console;
        this.lookNs = pause.toNanos();
        this.recorder = new Recorder(scenario, Recorder.ORDINARY);
        this.jury = new Jury(scenario);
    }

    /**
     * Runs it.
     *
     * @param teller makes the exit status of it
     * @throws Misuse if the system does not permit it, or the other end did not come up
     * @throws RelayException if the relay broke
     */
    int run(ToIntFunction<FaultRun> teller) throws InterruptedException {
        Instant started = Instant.now();
        long startedNs = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "tcpassay-stop"));
        try {
            int status = cable.isPresent() ? overCable(cable.get()) : overPath();
            long endedNs = System.nanoTime();
            if (recorder.recording().sparseFromNs().isPresent()) {
                remarks.add("there was more traffic than is kept: from some point on the timeline has only the packets"
                        + " that a rule touched; the counts have all");
            }
            return teller.applyAsInt(new FaultRun(
                    Version.number(),
                    scenario,
                    seed,
                    started,
                    startedNs,
                    endedNs,
                    command,
                    serve,
                    status,
                    recorder.recording(),
                    verdict(endedNs),
                    remarks));
        } finally {
            told.countDown();
        }
    }

    private int overPath() throws InterruptedException {
        FaultyPath path = open();
        console.started(scenario.name(), scenario.says(), seed);
        int status;
        try {
            status = traffic(path);
        } finally {
            isEnding = true;
            path.close();
        }
        for (Side side : Side.values()) {
            remark(side, path.traffic(side));
        }
        return status;
    }

    /** Nobody's traffic is ours here: it goes on until the command has ended, the time is up or somebody stops us. */
    private int overCable(Cable between) throws InterruptedException {
        FaultyCable open;
        try {
            open = FaultyCable.open(between.left(), between.right(), between.isReal(), scenario, seed, new Listening());
        } catch (RelayException e) {
            throw new Misuse(e.getMessage(), e);
        }
        console.started(scenario.name(), scenario.says(), seed);
        int status = 0;
        try {
            if (command.isEmpty()) {
                watch(
                        limit -> stopped.await(limit.toNanos(), TimeUnit.NANOSECONDS),
                        stopped::countDown,
                        between.limit());
            } else {
                Process process = new ProcessBuilder(command).inheritIO().start();
                watch(
                        limit -> process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS),
                        process::destroy,
                        between.limit());
                process.destroy();
                status = process.waitFor();
                linger();
            }
        } catch (IOException e) {
            throw new Misuse("starting " + command.get(0) + ": " + e.getMessage(), e);
        } finally {
            open.close();
        }
        for (Side side : Side.values()) {
            remark(side, open.traffic(side));
        }
        return status;
    }

    /** Both commands, until all they had to say to each other is said; the status of the first. */
    private int traffic(FaultyPath path) throws InterruptedException {
        Optional<Program> other =
                serve.map(words -> path.command(Side.RIGHT, List.of("sh", "-c", words), Output.lines(this::said)));
        if (other.isPresent()) {
            atStop = other.get()::close;
            awaitListener(path, other.get());
        }
        if (isStopped) {
            return INTERRUPTED;
        }
        Program program = path.command(Side.LEFT, command);
        watch(limit -> program.await(limit).isPresent(), program::close, Optional.empty());
        linger();
        return program.await();
    }

    private void said(String line) {
        if (!isEnding) {
            console.said(line);
        }
    }

    private FaultyPath open() {
        try {
            return FaultyPath.open(scenario, seed, new Listening());
        } catch (RelayException e) {
            throw new Misuse(e.getMessage(), e);
        }
    }

    /** Told by the relay. */
    private final class Listening implements Journal {

        @Override
        public boolean keeps() {
            return recorder.keeps() || jury.keeps();
        }

        @Override
        public void accept(Happening happening) {
            recorder.accept(happening);
            synchronized (jury) {
                jury.accept(happening);
            }
        }
    }

    private Verdict verdict(long nowNs) {
        synchronized (jury) {
            return jury.verdict(nowNs);
        }
    }

    private void awaitListener(FaultyPath path, Program other) throws InterruptedException {
        OptionalInt port = path.awaitListening(Side.RIGHT, OptionalInt.empty(), other, PATIENCE);
        if (port.isPresent() || isStopped) {
            return;
        }
        if (!other.isRunning()) {
            throw new Misuse("--serve: " + serve.orElseThrow() + " ended with status " + other.await()
                    + " before it listened; it must stay until COMMAND is done");
        }
        remarks.add(
                "the right end did not listen for TCP within " + PATIENCE.toSeconds() + " s; the command began anyway");
    }

    /** Something that ends by itself. */
    @FunctionalInterface
    private interface Course {
        /** Waits; whether it has ended. */
        boolean isOver(Duration limit) throws InterruptedException;
    }

    /**
     * Shows how things stand until it is over, which it is soon when somebody stops us.
     *
     * @param limit for how long at the most
     */
    private void watch(Course course, Runnable end, Optional<Duration> limit) throws InterruptedException {
        atStop = end;
        if (isStopped) {
            end.run(); // somebody was quicker
        }
        long beganNs = System.nanoTime();
        long nextNs = beganNs + lookNs;
        while (!course.isOver(SHORT)) { // also while it is being stopped
            long nowNs = System.nanoTime();
            if (limit.isPresent() && nowNs - beganNs > limit.get().toNanos()) {
                return;
            }
            if (nowNs >= nextNs) {
                console.progress(recorder.counts());
                nextNs = nowNs + lookNs;
            }
        }
    }

    /** Somebody stops us: the report of what happened so far comes first. */
    private void stop() {
        isStopped = true;
        atStop.run();
        try {
            if (!told.await(LAST_WORDS_S, TimeUnit.SECONDS)) {
                return; // whoever stops us will not wait for ever
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the connections end: a FIN may still be on its way, or have to be sent again. */
    private void linger() throws InterruptedException {
        long deadlineNs = System.nanoTime() + lingerNs;
        while (!recorder.counts().isAllOver() && System.nanoTime() < deadlineNs) {
            Thread.sleep(SHORT.toMillis());
        }
    }

    private void remark(Side side, Traffic traffic) {
        if (traffic.dropped() > 0) {
            remarks.add(traffic.dropped() + " packets from the " + (side == Side.LEFT ? "left" : "right")
                    + " end were lost before the relay saw them, so what follows from that is no rule's doing");
        }
    }
}
