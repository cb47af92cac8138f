// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.tcpassay.fault.Side;
import org.tcpassay.net.Privileges;
import org.testng.SkipException;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class ProgramTest {

    private static final Duration LIMIT = Duration.ofSeconds(20); // for a loaded machine
    private static final String NAP = "86397.25"; // seconds; nobody else sleeps just that long

    @BeforeMethod
    public void skipWhereNotAllowed() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
    }

    @Test
    public void shouldPassOnWhatACommandSaysAndHowItEnds() throws Exception {
        try (var path = FaultyPath.open(FaultyPathTest.PASS)) {
            var said = new CopyOnWriteArrayList<String>();
            var program = path.command(
                    Side.LEFT,
                    List.of(
                            "sh",
                            "-c",
                            "echo $TCPASSAY_OPENER $TCPASSAY_LISTENER6 \"$1\"; echo oh >&2; exit 7",
                            "x",
                            "a  b"),
                    Output.lines(said::add));
            assertEquals(program.await(), 7);
            assertEquals(said, List.of("198.18.0.1 fd74:6370:6173:f000::2 a  b", "oh"));
            assertEquals(run(path, "kill -TERM $$"), 143);
            assertEquals(run(path, "exec /no/such/command"), 127);
        }
    }

    @Test
    public void shouldRunACommandInItsNamespaceAndWriteToAFile() throws Exception {
        Path file = Files.createTempFile("tcpassay-test", ".txt");
        try (var path = FaultyPath.open(FaultyPathTest.PASS)) {
            var program = path.command(Side.RIGHT, List.of("readlink", "/proc/self/ns/net"), Output.file(file));
            assertEquals(program.await(), 0);
            String own = path.atListener(() ->
                    Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString());
            assertEquals(Files.readString(file).strip(), own);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void shouldTellWhenSomebodyListens() throws Exception {
        try (var path = FaultyPath.open(FaultyPathTest.PASS)) {
            var napping = path.command(Side.RIGHT, List.of("sleep", NAP), Output.lines(line -> {}));
            assertEquals(
                    path.awaitListening(Side.RIGHT, OptionalInt.empty(), napping, Duration.ofMillis(20)),
                    OptionalInt.empty(),
                    "nobody does yet");
            try (var listener = path.atListener(() -> new ServerSocket(0));
                    var other = path.atListener(() -> new ServerSocket(0))) {
                var port = OptionalInt.of(listener.getLocalPort());
                assertEquals(path.awaitListening(Side.RIGHT, port, napping, LIMIT), port);
                assertTrue(path.awaitListening(Side.RIGHT, OptionalInt.empty(), napping, LIMIT)
                        .isPresent());
                assertEquals(
                        path.awaitListening(Side.LEFT, OptionalInt.empty(), napping, Duration.ofMillis(20)),
                        OptionalInt.empty(),
                        "at the other side still nobody");
                assertTrue(other.getLocalPort() > 0);
            }
            var brief = path.command(Side.RIGHT, List.of("true"), Output.lines(line -> {}));
            assertEquals(
                    path.awaitListening(Side.RIGHT, OptionalInt.of(1), brief, LIMIT), OptionalInt.empty(), "it ended");
        }
    }

    @Test
    public void shouldEndWhatRunsWhenThePathIsClosed() throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        Program program;
        try (var path = FaultyPath.open(FaultyPathTest.PASS)) {
            program = path.command(
                    Side.RIGHT,
                    List.of("sh", "-c", "trap 'echo asked; exit 3' TERM; setsid sleep " + NAP + "1 & echo up; wait"),
                    Output.lines(said::add));
            await(() -> said.contains("up"), Duration.ofSeconds(20));
        }
        assertFalse(program.isRunning());
        assertEquals(program.await(), 3);
        assertEquals(said, List.of("up", "asked"));
        assertEquals(sleeping(NAP + "1"), List.of());
    }

    @Test
    public void shouldLeaveNothingWhenItIsKilled() throws Exception {
        Process victim = new ProcessBuilder(victim(NAP + "2"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var namespaces = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            namespaces.add(lines.readLine());
            namespaces.add(lines.readLine());
            await(() -> sleeping(NAP + "2").size() == 4, LIMIT);
            assertEquals(inhabited(namespaces).size(), 2);
            victim.destroyForcibly().waitFor();
        }
        await(() -> sleeping(NAP + "2").isEmpty() && inhabited(namespaces).isEmpty(), Duration.ofSeconds(1));
    }

    private static int run(FaultyPath path, String script) throws InterruptedException {
        return path.command(Side.LEFT, List.of("sh", "-c", script), Output.lines(line -> {}))
                .await();
    }

    private static List<String> victim(String nap) {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--enable-native") || each.startsWith("--sun-misc"))
                .forEach(line::add);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        line.addAll(List.of("-cp", classes, Victim.class.getName(), nap));
        return line;
    }

    private interface Question {
        boolean isTrue() throws IOException;
    }

    private static void await(Question question, Duration limit) throws Exception {
        long deadlineNs = System.nanoTime() + limit.toNanos();
        while (!question.isTrue()) {
            assertTrue(System.nanoTime() < deadlineNs, "not within " + limit);
            Thread.sleep(5);
        }
    }

    /** The processes that sleep so long; the shells that were told to are not among them. */
    private static List<Path> sleeping(String nap) throws IOException {
        return processes(process -> {
            byte[] line = Files.readAllBytes(process.resolve("cmdline"));
            return new String(line, StandardCharsets.UTF_8).equals("sleep\0" + nap + "\0");
        });
    }

    /** The namespaces that some thread lives in. */
    private static List<String> inhabited(List<String> namespaces) throws IOException {
        var found = new ArrayList<String>();
        processes(process -> {
            try (Stream<Path> threads = Files.list(process.resolve("task"))) {
                for (Path thread : threads.toList()) {
                    Optional<String> own = namespace(thread);
                    own.filter(namespaces::contains)
                            .filter(each -> !found.contains(each))
                            .ifPresent(found::add);
                }
            }
            return false;
        });
        return found;
    }

    private static Optional<String> namespace(Path thread) {
        try {
            return Optional.of(Files.readSymbolicLink(thread.resolve("ns/net")).toString());
        } catch (IOException e) {
            return Optional.empty(); // it has just ended, or is none of ours
        }
    }

    private interface Choice {
        boolean takes(Path process) throws IOException;
    }

    private static List<Path> processes(Choice choice) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(each -> {
                        try {
                            return choice.takes(each);
                        } catch (IOException | UncheckedIOException e) {
                            return false; // it has just ended
                        }
                    })
                    .toList();
        }
    }

    @Test
    public void shouldServeACommandBehindTheRelay() throws Exception {
        try (var path = FaultyPath.open(FaultyPathTest.PASS);
                var listener = path.atListener(() -> new ServerSocket(8080))) {
            var program = path.command(
                    Side.LEFT,
                    List.of(
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/$TCPASSAY_LISTENER/8080; echo ping >&3; read x <&3; [ $x = pong ]"),
                    Output.lines(line -> {}));
            try (Socket accepted = listener.accept()) {
                assertEquals(new String(accepted.getInputStream().readNBytes(5), StandardCharsets.UTF_8), "ping\n");
                accepted.getOutputStream().write("pong\n".getBytes(StandardCharsets.UTF_8));
                assertEquals(program.await(), 0);
            }
        }
    }
}
