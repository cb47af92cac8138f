// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tcpassay.net.Processes;

/**
 * Starts processes that cannot outlive this one, however it ends, nor can anything that they start.
 *
 * <p>The kernel kills the outermost when the <em>thread</em> that started it ends, so one thread starts them all. It
 * kills the first process of a process namespace of their own, and with that the kernel ends all in it.
 */
final class Nursery {

    /**
     * The first process of the namespace: were it the command itself, signals from a terminal would not end it. The
     * shell must not become the command either, hence the words behind it.
     */
    private static final List<String> FIRST = List.of("sh", "-c", "\"$@\"; exit $?", "tcpassay");

    private static final List<String> WITH_OWN_PROC =
            List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
    private static final List<String> WITH_FOREIGN_PROC = List.of("unshare", "--pid", "--fork", "--kill-child");

    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(Nursery::parent);

    /** Found out when the first command is to start, which takes a few milliseconds. */
    private static final class Shelter {

        /** Masked /proc file systems, as in many containers, forbid another; without one {@code ps} sees too much. */
        static final List<String> BEST = works(WITH_OWN_PROC) ? WITH_OWN_PROC : WITH_FOREIGN_PROC;
    }

    private Nursery() {}

    private static Thread parent(Runnable work) {
        var thread = new Thread(work, "tcpassay-parent");
        thread.setDaemon(true);
        return thread;
    }

    /** Makes the thread here, so that it is in the calling thread's namespace and keeps no other alive. */
    static void prepare() {
        PARENT.execute(() -> {});
    }

    /**
     * @param namespace path of the network namespace that the process is to live in
     * @throws RelayException if a tool is missing
     */
    static Process start(String namespace, List<String> words, Map<String, String> environment, Output output) {
        for (String tool : List.of("setpriv", "nsenter", "unshare", "sh")) {
            if (find(tool).isEmpty()) {
                throw new RelayException(
                        "starting " + words.get(0) + ": the command " + tool + " is missing; install util-linux");
            }
        }
        var line = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "nsenter", "--net=" + namespace));
        line.addAll(Shelter.BEST);
        line.addAll(FIRST);
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        if (output instanceof Output.Terminal) {
            builder.inheritIO();
        } else {
            builder.redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        }
        if (output instanceof Output.File file) {
            builder.redirectOutput(file.path().toFile());
        }
        return start(builder);
    }

    private static Process start(ProcessBuilder builder) {
        Future<Process> process = PARENT.submit(() -> Processes.start(builder));
        try {
            return process.get();
        } catch (ExecutionException e) {
            throw new RelayException("starting a command: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayException("starting a command: interrupted; try again", e);
        }
    }

    private static boolean works(List<String> shelter) {
        var line = new ArrayList<>(shelter);
        line.add("true");
        try {
            return Processes.start(new ProcessBuilder(line)
                                    .redirectErrorStream(true)
                                    .redirectOutput(Redirect.DISCARD))
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // start tells what is missing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> find(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(":", -1)) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
