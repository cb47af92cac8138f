// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A tester that is killed leaves neither a process nor a file. */
public final class StackKilledTest {

    private static final long LIMIT_S = 5;

    @DataProvider
    Object[][] manners() {
        return new Object[][] {{"ordinary"}, {"deaf"}};
    }

    @Test(dataProvider = "manners")
    public void shouldLeaveNothing(String manner) throws Exception {
        FakeStack.skipWhereNotAllowed();
        Path folder = Files.createTempDirectory("fake");
        Process victim = new ProcessBuilder(victim(folder, manner))
                .redirectError(Redirect.INHERIT)
                .start();
        assertEquals(victim.inputReader().readLine(), "198.18.0.1");
        List<ProcessHandle> started = victim.descendants().toList();
        assertTrue(started.stream().anyMatch(FakeStack::isOne), started.toString());
        assertEquals(ours(folder).size(), 1, "a folder for sockets");

        victim.destroyForcibly().waitFor();

        for (ProcessHandle each : started) {
            each.onExit().get(LIMIT_S, TimeUnit.SECONDS);
        }
        assertEquals(ours(folder), List.of());
        takeAway(folder);
    }

    private static List<Path> ours(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("tcpassay"))
                    .toList();
        }
    }

    /** With what libraries have unpacked there. */
    private static void takeAway(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<String> victim(Path folder, String manner) {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--enable-native") || each.startsWith("--sun-misc"))
                .forEach(line::add);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        line.addAll(List.of("-Djava.io.tmpdir=" + folder, "-XX:-UsePerfData", "-cp", classes));
        line.addAll(List.of(StackVictim.class.getName(), folder.toString(), manner));
        return line;
    }
}
