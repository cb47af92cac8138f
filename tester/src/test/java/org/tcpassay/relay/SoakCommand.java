// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * {@link RandomSoak} for as long as somebody wants, which {@code .ci/soak [SECONDS [SEED]]} starts.
 *
 * <p>Exit status 0 all is accounted for, 1 something is not, 64 wrong usage. Ctrl-C ends it with the result so far; the
 * status is 130 then, or 1.
 */
final class SoakCommand {

    private static final int CONNECTIONS = 4;
    private static final Duration LAP = Duration.ofSeconds(4);
    private static final long LAST_WORDS_S = 120; // a lap comes to its end in its own time

    private final Duration length;
    private final long seed;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean isStopped;
    private volatile boolean isWrong;

    private SoakCommand(Duration length, long seed) {
        this.length = length;
        this.seed = seed;
    }

    public static void main(String... arguments) throws Exception {
        int status = 64;
        try {
            long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 600;
            long seed = arguments.length > 1
                    ? Long.decode(arguments[1])
                    : ThreadLocalRandom.current().nextInt() & 0xffff_ffffL;
            status = new SoakCommand(Duration.ofSeconds(seconds), seed).run();
        } catch (NumberFormatException e) {
            System.err.println("soak [SECONDS [SEED]]: no number (" + e.getMessage() + "); such as 600 0x5eed");
        }
        System.exit(status);
    }

    private int run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "tcpassay-stop"));
        System.out.println("soak  " + length.toSeconds() + " s, seed 0x" + Long.toHexString(seed)
                + ", random rules for each path");
        long begunNs = System.nanoTime();
        try {
            RandomSoak.Result result = new RandomSoak(CONNECTIONS, LAP)
                    .run(
                            seed,
                            () -> isStopped || System.nanoTime() - begunNs > length.toNanos(),
                            sofar -> progress(sofar, (System.nanoTime() - begunNs) / 1_000_000_000));
            isWrong = !result.complaint().isEmpty();
            System.out.println("soak  seed 0x" + Long.toHexString(seed) + ": " + result.text());
            return isWrong ? 1 : 0;
        } finally {
            told.countDown();
        }
    }

    private static void progress(RandomSoak.Result sofar, long atS) {
        System.out.printf("%d:%02d  %s%n", atS / 60, atS % 60, sofar.text());
    }

    /** Somebody stops it: the result so far comes first. */
    private void stop() {
        isStopped = true;
        try {
            boolean isTold = told.await(LAST_WORDS_S, TimeUnit.SECONDS);
            if (isWrong || !isTold) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
