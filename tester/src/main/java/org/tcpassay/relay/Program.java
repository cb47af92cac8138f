// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A command that runs at a side of a path; with it, with the path and with this process ends all that it started. */
public final class Program implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final Thread reader;

    private Program(Process process, Thread reader) {
        this.process = process;
        this.reader = reader;
    }

    static Program of(Process process, Output output) {
        var reader = new Thread(
                () -> {
                    if (output instanceof Output.Lines lines) {
                        read(process, lines.taker());
                    }
                },
                "tcpassay-output");
        reader.setDaemon(true);
        reader.start();
        return new Program(process, reader);
    }

    private static void read(Process process, Consumer<String> taker) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                taker.accept(line);
            }
        } catch (IOException e) {
            taker.accept("(" + e.getMessage() + ")"); // the program was killed while we read
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end: its exit status, or 128 and the number of the signal that ended it. */
    public int await() throws InterruptedException {
        int status = process.waitFor();
        reader.join(); // what it said is told before its end is
        return status;
    }

    /** As {@link #await()}; empty if it still runs after the limit. */
    public OptionalInt await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(await());
    }

    /** Ends the command itself by SIGKILL, of which it hears nothing, and waits until the kernel has buried it. */
    public void kill() throws InterruptedException {
        process.descendants()
                .filter(each -> each.children().findAny().isEmpty())
                .forEach(ProcessHandle::destroyForcibly);
        await();
    }

    /** Asks it to end (SIGTERM), and ends it after two seconds or when interrupted. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy); // the first of them does not mind
        try {
            if (!process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
