// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Processes;

/**
 * The process of a stack, and its last words. It ends with its standard input; neither it nor what it starts outlives
 * this process, however that ends and however deaf it is.
 */
final class StackProgram implements StackProcess {

    /**
     * The kernel kills the outermost when the thread that started it ends, so one thread starts them all; with the
     * outermost it kills the first process of a process namespace of their own, and with that all in it. A shell is that
     * first one, for a process in its place would not die of its own faults as others do. It must not become the command,
     * hence the words behind it, nor tell of signals, which we do.
     */
    private static final List<String> SHELTER = List.of(
            "setpriv",
            "--pdeathsig",
            "KILL",
            "unshare",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            "exec 3>&2 2>/dev/null; \"$@\" 2>&3 3>&-; exit $?",
            "tcpassay");

    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "tcpassay-stacks");
        thread.setDaemon(true);
        return thread;
    });

    private static final int LINES = 6;
    private static final int LONGEST = 300; // characters of a line that are kept
    private static final long GRACE_MS = 1_000;

    private final Process process;
    private final Deque<String> words = new ArrayDeque<>();
    private final Thread reader;

    private StackProgram(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "words of a stack");
        reader.setDaemon(true);
        reader.start();
    }

    /** Called where the calling thread is still in the process's own namespace, so that all that is started is too. */
    static void prepare() {
        PARENT.execute(() -> {});
    }

    /** @throws LinkException if a tool is missing */
    static StackProgram start(List<String> command, Map<String, String> environment) {
        var line = new ArrayList<>(SHELTER);
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new StackProgram(
                    PARENT.submit(() -> Processes.start(builder)).get());
        } catch (ExecutionException e) {
            throw new LinkException(
                    "starting " + command.get(0) + ": " + e.getCause().getMessage() + "; install util-linux",
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("starting " + command.get(0) + ": interrupted; try again", e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear("(" + e.getMessage() + ")"); // it was killed while we read
        }
    }

    private void hear(String line) {
        String kept = line.substring(0, Math.min(LONGEST, line.length())).replaceAll("\\p{Cntrl}", " ");
        synchronized (words) {
            words.add(kept.strip());
            if (words.size() > LINES) {
                words.remove();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("waiting for a stack: interrupted; run again", e);
        }
    }

    @Override
    public int status() {
        return process.exitValue();
    }

    @Override
    public String lastWords() {
        try {
            if (!isRunning()) {
                reader.join(WORDS_MS); // what it started may keep the pipe open
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (words) {
            return String.join(" / ", words);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // nobody is there to be told
        }
        try {
            if (!process.waitFor(GRACE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(WORDS_MS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
