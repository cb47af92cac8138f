// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tcpassay.fault.Side;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.relay.Output;
import org.tcpassay.relay.Program;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** A path with what programs at its ends need: addresses, a folder, and somebody who ends them. */
final class Road implements AutoCloseable {

    static final int PORT = 8080;

    private static final Duration START = Duration.ofSeconds(30); // a busy machine's

    private final FaultyPath path;
    private final IpVersion ip;
    private final Path folder;
    private final Deque<Runnable> farewells = new ArrayDeque<>();

    Road(FaultyPath path, IpVersion ip) throws IOException {
        this.path = path;
        this.ip = ip;
        this.folder = Files.createTempDirectory("tcpassay-real");
    }

    FaultyPath path() {
        return path;
    }

    IpAddress listener() {
        return ip == IpVersion.V4 ? path.listener() : path.listener6();
    }

    String url() {
        String host = ip == IpVersion.V4 ? listener().toString() : "[" + listener() + "]";
        return "http://" + host + ":" + PORT + "/";
    }

    /** A file of the road's own folder. */
    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, Bytes content) throws IOException {
        return Files.write(file(name), content.toArray());
    }

    /** What is there; nothing if there is no such file. */
    Bytes read(String name) throws IOException {
        return Files.exists(file(name)) ? Bytes.copyOf(Files.readAllBytes(file(name))) : Bytes.EMPTY;
    }

    /** A program at the right that runs to the end of the road; returns when it listens. */
    Program serve(int port, List<String> words) throws InterruptedException {
        var said = new ArrayList<String>();
        Program program = path.command(Side.RIGHT, words, Output.lines(said::add));
        if (path.awaitListening(Side.RIGHT, OptionalInt.of(port), program, START)
                .isEmpty()) {
            throw new IllegalStateException(words + " does not listen on port " + port + ": " + said);
        }
        return program;
    }

    /** A program at the left, to its end. */
    Said run(List<String> words) throws InterruptedException {
        var said = new ArrayList<String>();
        int status = path.command(Side.LEFT, words, Output.lines(said::add)).await();
        return new Said(status, String.join("\n", said));
    }

    /** The exit status of a program and what it said. */
    record Said(int status, String words) {}

    /** What is to be done when the talk is over and has been looked at. */
    void atEnd(Runnable farewell) {
        farewells.push(farewell);
    }

    void end() {
        while (!farewells.isEmpty()) {
            farewells.pop().run();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
