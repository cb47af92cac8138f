// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;

/**
 * A network namespace that somebody else made.
 *
 * @param path where the kernel shows it
 */
public record Namespace(Path path) {

    private static final Path OWN = Path.of("/proc/self/ns/net");

    /**
     * Looks for a namespace.
     *
     * @param place a name that {@code ip netns} lists, the number of a process, or a path
     * @return empty if there is none
     */
    public static Optional<Namespace> find(String place) {
        return places(place).filter(Files::exists).findFirst().map(Namespace::new);
    }

    /** Those that have a name, in order. */
    public static List<String> names() {
        try (Stream<Path> found = Files.list(Path.of("/run/netns"))) {
            return found.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of(); // nobody has ever named one
        }
    }

    private static Stream<Path> places(String place) {
        if (place.startsWith("/")) {
            return Stream.of(Path.of(place));
        }
        return place.matches("\\d+")
                ? Stream.of(Path.of("/proc", place, "ns/net"))
                : Stream.of(Path.of("/run/netns", place), Path.of("/var/run/netns", place));
    }

    /** What tells it from all others while it lives; empty where it is no more. */
    public Optional<Object> identity() {
        return identity(path);
    }

    private static Optional<Object> identity(Path path) {
        try {
            return Optional.of(Files.getAttribute(path, "unix:ino"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is the one that this process was started in. */
    public boolean isOurs() {
        return identity().isPresent() && identity().equals(identity(OWN));
    }

    /** Moves the calling thread there for good, see {@link Namespaces#enter}. */
    public void enter() {
        Namespaces.enter(path.toString());
    }

    /**
     * Does something there, on a thread of its own.
     *
     * @throws LinkException if it may not be entered
     */
    public <T> T visit(Supplier<T> work) {
        Namespaces.prepare();
        var result = new CompletableFuture<T>();
        var thread = new Thread(
                () -> {
                    enter();
                    result.complete(work.get());
                },
                "visitor of " + path);
        thread.setUncaughtExceptionHandler((dead, why) -> result.completeExceptionally(why));
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NativeException why) {
                throw new LinkException(why.getMessage(), why);
            }
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
