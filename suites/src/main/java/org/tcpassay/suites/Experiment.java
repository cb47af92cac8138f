// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

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
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.fault.verdict.Verdict;
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
    private static final long LAST_WORDS_S = 60; // of a run that was stopped: writing its report takes a second or two

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
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean isEnding; // so that the other end's last words are about us

    /**
     * @param lingerNs how long connections may take to end when the command has
     * @param live whether somebody watches
     */
    Experiment(
            Scenario scenario,
            long seed,
            List<String> command,
            Optional<String> serve,
            long lingerNs,
            FaultConsole console,
            boolean live) {
        this.scenario = scenario;
        this.seed = seed;
        this.command = command;
        this.serve = serve;
        this.lingerNs = lingerNs;
        this.console = console;
        this.lookNs = live ? 150_000_000L : 10_000_000_000L;
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
        try {
            FaultyPath path = open();
            int status;
            try {
                status = traffic(path);
            } finally {
                isEnding = true;
                path.close();
            }
            long endedNs = System.nanoTime();
            remark(path);
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

    /** Both commands, until all they had to say to each other is said; the status of the first. */
    private int traffic(FaultyPath path) throws InterruptedException {
        Optional<Program> other =
                serve.map(words -> path.command(Side.RIGHT, List.of("sh", "-c", words), Output.lines(this::said)));
        if (other.isPresent()) {
            awaitListener(path, other.get());
        }
        int status = await(path.command(Side.LEFT, command));
        linger();
        return status;
    }

    private void said(String line) {
        if (!isEnding) {
            console.said(line);
        }
    }

    private FaultyPath open() {
        try {
            return FaultyPath.open(scenario, seed, this::happened);
        } catch (RelayException e) {
            throw new Misuse(e.getMessage(), e);
        }
    }

    private void happened(Happening happening) {
        recorder.accept(happening);
        synchronized (jury) {
            jury.accept(happening);
        }
    }

    private Verdict verdict(long nowNs) {
        synchronized (jury) {
            return jury.verdict(nowNs);
        }
    }

    private void awaitListener(FaultyPath path, Program other) throws InterruptedException {
        OptionalInt port = path.awaitListening(Side.RIGHT, OptionalInt.empty(), other, PATIENCE);
        if (port.isPresent()) {
            return;
        }
        if (!other.isRunning()) {
            throw new Misuse("--serve: " + serve.orElseThrow() + " ended with status " + other.await()
                    + " before it listened; it must stay until COMMAND is done");
        }
        remarks.add(
                "the right end did not listen for TCP within " + PATIENCE.toSeconds() + " s; the command began anyway");
    }

    /** Until the command ends, or somebody stops us, which ends it. */
    private int await(Program program) throws InterruptedException {
        var stop = new Thread(() -> stop(program), "tcpassay-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        long nextNs = System.nanoTime() + lookNs;
        OptionalInt status = program.await(SHORT);
        while (status.isEmpty()) {
            if (System.nanoTime() >= nextNs) {
                console.progress(recorder.counts());
                nextNs = System.nanoTime() + lookNs;
            }
            status = program.await(SHORT);
        }
        return status.getAsInt();
    }

    /** The report of what happened so far comes first. */
    private void stop(Program program) {
        program.close();
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

    private void remark(FaultyPath path) {
        for (Side side : Side.values()) {
            Traffic traffic = path.traffic(side);
            if (traffic.dropped() > 0) {
                remarks.add(traffic.dropped() + " packets from the " + (side == Side.LEFT ? "left" : "right")
                        + " end were lost before the relay saw them, so what follows from that is no rule's doing");
            }
        }
        if (recorder.recording().sparseFromNs().isPresent()) {
            remarks.add("there was more traffic than is kept: from some point on the timeline has only the packets"
                    + " that a rule touched; the counts have all");
        }
    }
}
