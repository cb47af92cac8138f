// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.link.LinkException;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.IpVersion;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a stack's file says, and what is told where a stack cannot be started. */
public final class StackFileTest {

    private static final String GOOD = """
            name: tiny
            title: a tiny stack
            ip: [4]
            starts-with: {sh: dash}
            builds-with: {cc-of-nobody: gcc}
            lag-ms: 20
            instances: 2
            uses: 100
            patience-ms: 5000
            profile: large
            without: [RFC2018]
            """;

    private Path folder = Path.of("");

    @BeforeMethod
    public void make() throws IOException {
        folder = Files.createTempDirectory("tiny");
    }

    @AfterMethod(alwaysRun = true)
    public void takeAway() throws IOException {
        for (String name : new String[] {"start", "build", ".built"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private StackFolder place(String text) {
        return new StackFolder(folder, StackFile.read("tiny.yaml", text));
    }

    @Test
    public void shouldReadWhatItSays() {
        assertEquals(
                StackFile.read("tiny.yaml", GOOD),
                new StackDescription(
                        "tiny",
                        "a tiny stack",
                        Set.of(IpVersion.V4),
                        Map.of("sh", "dash"),
                        Optional.of(Map.of("cc-of-nobody", "gcc")),
                        Duration.ofMillis(20),
                        2,
                        100,
                        Duration.ofSeconds(5),
                        Optional.of("large"),
                        Set.of(Given.RFC2018)));
    }

    @DataProvider
    Object[][] wrong() {
        return new Object[][] {
            {"ip: [4]", "ip: [5]", "line 3: no version of IP (5); 4 or 6"},
            {"ip: [4]", "", "ip is missing"},
            {"instances: 2", "instances: none", "line 7: instances is none; a whole number from 1 to 1000"},
            {"uses: 100", "uses: 201", "line 8: uses is 201; a whole number from 1 to 200"},
            {"lag-ms: 20", "lag-ms: -1", "line 6: lag-ms is -1; a whole number from 0 to 1000"},
            {"title: ", "titel: ", "line 2: unknown key titel; did you mean title?"},
        };
    }

    @Test(dataProvider = "wrong")
    public void shouldSayWhatIsWrong(String right, String wrong, String words) {
        var complaint =
                expectThrows(StackFileException.class, () -> StackFile.read("tiny.yaml", GOOD.replace(right, wrong)));
        assertTrue(complaint.getMessage().contains(words), complaint.getMessage());
    }

    @Test
    public void shouldNameTheCommandThatHelps() throws IOException {
        StackFolder place = place(GOOD);
        assertTrue(place.missing(false).orElseThrow().startsWith("there is no " + folder.resolve("start")));

        program("start", "");
        String build = folder.resolve("build").toString();
        assertEquals(
                place.missing(false), Optional.of("not built; run apt-get install gcc && " + build), "no compiler");
        assertEquals(place(GOOD.replace("cc-of-nobody", "cat")).missing(false), Optional.of("not built; run " + build));
        assertEquals(place.missing(true), Optional.empty(), "built elsewhere");

        Files.createDirectory(folder.resolve(".built"));
        assertEquals(place.missing(false), Optional.empty());
        assertEquals(
                place(GOOD.replace("sh: dash", "/no/such/file: x-tools, sh: dash, y-of-nobody: y"))
                        .missing(false),
                Optional.of("/no/such/file, y-of-nobody are missing; run apt-get install x-tools y"));
    }

    @Test
    public void shouldTellWhereNoPackageHelps() throws IOException {
        program("start", "");
        String build = folder.resolve("build").toString();
        String fetched = GOOD.replace("cc-of-nobody: gcc", "go-of-nobody: \"https://go.dev/dl\"");

        assertEquals(
                place(fetched).missing(false),
                Optional.of("not built; get go-of-nobody from https://go.dev/dl, then run " + build));
        assertEquals(
                place(fetched.replace("go-of-nobody", "cc-of-nobody: gcc, go-of-nobody"))
                        .missing(false),
                Optional.of("not built; get go-of-nobody from https://go.dev/dl, then run apt-get install gcc && "
                        + build));
        assertEquals(
                place(GOOD.replace("sh: dash", "x-of-nobody: \"https://x.org\""))
                        .missing(false),
                Optional.of("x-of-nobody is missing; get x-of-nobody from https://x.org"));
    }

    @Test
    public void shouldShowWhatABuildSaidThatFailed() throws IOException {
        program("build", "echo \"$@\"; echo 'tiny.c:3: no' >&2; exit 4");
        var failure = expectThrows(
                LinkException.class, () -> place(GOOD).build(Path.of("/src/tiny"), folder.resolve("into")));
        assertTrue(failure.getMessage().startsWith("building tiny from /src/tiny: status 4"), failure.getMessage());
        assertTrue(
                failure.getMessage()
                        .endsWith("it says:\n--source /src/tiny --into " + folder.resolve("into") + "\ntiny.c:3: no"),
                failure.getMessage());
    }
}
