// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("command-line-test");
        Files.writeString(folder.resolve("broken.yaml"), "not: [a ledger\n");
        Files.writeString(folder.resolve("file"), "no folder, no capture\n");
    }

    @AfterClass
    public void removeFolder() throws IOException {
        Files.delete(folder.resolve("broken.yaml"));
        Files.delete(folder.resolve("file"));
        Files.delete(folder);
    }

    @DataProvider
    public Object[][] misuses() {
        return new Object[][] {
            {
                "run --target netns:no-such-namespace",
                "no network namespace (no-such-namespace); a name that ip netns lists"
            },
            {"run --target netns:", "no network namespace ()"},
            {"run --target docker:", "no name of one; such as docker:web"},
            {"run --target netns:1 --link veth", "it is a TUN device there"},
            {
                "run --target nosuch",
                "no target is called nosuch; take linux, reference, container, container-plain, lwip, lwipv6, netstack,"
                        + " netstack-debian, smoltcp, libslirp, uml, qemu, docker:NAME, netns:NAME, tcp:ADDRESS:PORT or unix:PATH"
            },
            {"run --no-such-option", "Unknown option: '--no-such-option'"},
            {"run no.such.probe", "no probe matches no.such.probe"},
            {"run --state asleep", "no state matches asleep"},
            {"run --level perhaps", "level \"PERHAPS\"; one of MUST"},
            {"run --level may --strictness must", "--level and --strictness leave nothing"},
            {"run --ledger {folder}/missing.yaml", "reading ledger {folder}/missing.yaml: cannot be read"},
            {"run --ledger {folder}/broken.yaml", "reading ledger {folder}/broken.yaml"},
            {
                "run --target reference --ledger {folder}/none/x.yaml --write-ledger --out {folder}/unmade",
                "writing ledger {folder}/none/x.yaml: no permission, or no folder for it; name another file"
            },
            {"run --out {folder}/file/out", "writing reports: {folder}/file/out cannot be written"},
            {"run --repeat 0", "--repeat: 0 rounds; 1 or more"},
            {"run --repeat many", "Invalid value for option '--repeat'"},
            {"run --jobs 0", "--jobs: 0 side by side; 1 or more"},
            {"run --timing-scale 0.5", "--timing-scale: 0.5; 1 to 1000"},
            {"run --seed beans", "no number (beans); such as 0x5eed"},
            {
                "run --target reference --fault lose-first-sin",
                "there is none of that name; did you mean lose-first-fin, lose-first-syn or"
            },
            {"run --fault nosuch --dry-run", "looking for scenario nosuch: there is none of that name; did you mean"},
            {"run --fault {folder}/missing.yaml", "{folder}/missing.yaml: cannot be read"},
            {"run --fault {folder}/broken.yaml", "reading scenario {folder}/broken.yaml, line 2"},
            {"explain nosuch", "nosuch: no such topic; one of handshake, teardown, backlog"},
            {"coverage --source hearsay", "Invalid value for option '--source'"},
            {"coverage --source documents --write", "--write: what is recorded is about requirements"},
            {"run --pcap some", "Invalid value for option '--pcap'"},
            {"run --link string", "link string; take auto, tun or veth"},
            {"run --link packet:lo", "link packet:lo; take auto, tun or veth"},
            {"run --tester-address 198.18.0.9", "--tester-address is for packet:IFACE"},
            {"run --target tcp:example:80", "no address (example); numbers only"},
            {"run --target tcp:198.18.0.5", "take tcp:ADDRESS:PORT"},
            {"run --target tcp:198.18.0.5:70000", "take tcp:ADDRESS:PORT"},
            {"run --target tcp:10.0.0.1:80 --link packet:lo", "add --allow 10.0.0.1"},
            {"run --target tcp:10.0.0.1:80 --allow 10.0.0.0/99", "no network (10.0.0.0/99)"},
            {"run --target tcp:198.18.0.5:80", "take --link packet:IFACE"},
            {"run --target unix:{folder}/nosuch.sock", "connecting to {folder}/nosuch.sock: no such file or directory;"
            },
            {"run --target unix:{folder}/file", "connecting to {folder}/file: connection refused;"},
            {"run --target unix:", "a socket's path has 1 to 107 bytes, not 0"},
            {"run --target unix:/s --target-port 0", "--target-port: 0; 1 to 65535"},
            {"run --target unix:/s --target-address here", "no address (here); numbers only"},
            {"run --target unix:/s --link tun", "leave --link out, the socket is the link"},
            {"run --target unix:/s --profile {folder}/missing.yaml", "{folder}/missing.yaml: cannot be read"},
            {"run --target lwip", "target lwip: it is started from the folder docker of tcpassay's repository"},
            {"run --target lwip --stacks {folder}", "target lwip: there is no {folder}/lwip/start; name the folder"},
            {"run --target lwip --link tun", "target lwip: link tun; leave --link out, it is a TAP device"},
            {"run --target lwip,uml --source {folder}", "--source: it is the tree of one stack that is started here"},
            {"matrix --source {folder}", "--source: it is the tree of one stack that is started here"},
            {"run --target-port 7", "target linux: --target-port is for unix:PATH; leave it out"},
            {"run --target reference --link tun", "leave --link out, it is in this process"},
            {"run --target reference --profile x.yaml", "target reference: --profile is for stacks"},
            {"run --target reference --target-port 7", "target reference: --target-port is for unix:PATH"},
            {"run --profile x.yaml", "target linux: --profile is for stacks that somebody else started"},
            {"recheck {folder}/missing.pcapng", "{folder}/missing.pcapng"},
            {"recheck {folder}/file", "{folder}/file"},
            {"recheck", "Missing required parameter"},
            {"mutants no-such-mutant", "selecting mutants: none is called no-such-mutant"},
            {"mutants --probe no.such.probe", "no probe matches no.such.probe"},
            {"mutants --seed beans", "no number (beans); such as 0x5eed"},
            {"mutants --out {folder}/file/out", "writing reports: {folder}/file/out cannot be written"},
            {"coverage --target nosuch", "no target is called nosuch"},
            {"coverage --result {folder}/missing.json", "{folder}/missing.json: cannot be read (NoSuchFileException)"},
            {"coverage --result {folder}/file", "reading {folder}/file: it is no JSON; name the result.json of a run"},
            {"coverage --out {folder}/file/out", "writing reports: {folder}/file/out cannot be written"},
            {"coverage --write", "--write: no sources of tcpassay in"},
            {"fuzz --seconds 0", "--seconds: 0; 1 or more"},
            {"fuzz --seconds soon", "Invalid value for option '--seconds'"},
            {"fuzz --jobs 0", "--jobs: 0 side by side; 1 or more"},
            {"fuzz --seed beans", "no number (beans); such as 0x5eed"},
            {"fuzz --target nosuch", "no target is called nosuch"},
            {"fuzz --target mutant:nosuch", "no mutant is called nosuch"},
            {"fuzz --target mutants --replay x", "--replay: a file is replayed against one target"},
            {"fuzz --target reference --replay {folder}/missing", "replaying {folder}/missing: cannot be read"},
            {"fuzz --target reference --replay {folder}/file", "replaying {folder}/file"},
            {"fuzz --target reference --ledger {folder}/broken.yaml", "reading ledger {folder}/broken.yaml"},
            {"fuzz --target reference --out {folder}/file/out", "writing reports: {folder}/file/out cannot be"},
            {"fault", "no scenario; name one of ./tcpassay fault --list, or a file, and behind -- a command"},
            {"fault lose-first-syn", "no command; write it behind --"},
            {"fault nosuch -- true", "looking for scenario nosuch: there is none of that name; did you mean"},
            {"fault --show nosuch", "looking for scenario nosuch: there is none of that name; did you mean"},
            {"fault {folder}/missing.yaml -- true", "{folder}/missing.yaml: cannot be read"},
            {"fault --check {folder}/broken.yaml", "reading scenario {folder}/broken.yaml, line 2"},
            {"fault --list lose-first-syn", "--list, --show and --check stand alone"},
            {"fault lose-first-syn --linger 7000 -- true", "--linger: 7000.0 s; 0 to 3600"},
            {"fault lossy --between veth0", "--between: two interfaces, such as veth1,veth2"},
            {"fault lossy --between veth0,no-such-place/veth1", "no network namespace (no-such-place)"},
            {"fault lossy --real -- true", "--real and --seconds belong to --between"},
            {"fault lose-first-syn --seed beans -- true", "no number (beans); such as 0x5eed"},
            {"fault lose-first-syn --out {folder}/file/out -- true", "writing reports: {folder}/file/out cannot be"},
            {"nosuch", "nosuch"},
        };
    }

    @Test(dataProvider = "misuses")
    public void shouldRefuseInOneSentence(String words, String part) {
        int status = run(words.replace("{folder}", folder.toString()).split(" ", -1));

        String complaint = err.toString(StandardCharsets.UTF_8);
        assertEquals(status, 64, complaint);
        assertEquals(complaint.lines().count(), 1, complaint);
        assertTrue(complaint.contains(part.replace("{folder}", folder.toString())), complaint);
        assertTrue(complaint.startsWith("tcpassay"), complaint);
        assertEquals(out.toString(StandardCharsets.UTF_8), "");
    }

    @DataProvider
    public Object[][] commands() {
        return new Object[][] {
            {"run"},
            {"list"},
            {"recheck"},
            {"targets"},
            {"compare"},
            {"mutants"},
            {"coverage"},
            {"fuzz"},
            {"fault"},
            {"fuzz-wire"},
            {"completion"}
        };
    }

    @Test(dataProvider = "commands")
    public void shouldExplainEachCommand(String command) {
        assertEquals(run(command, "--help"), 0);

        String manual = out.toString(StandardCharsets.UTF_8);
        assertTrue(manual.startsWith("Usage: tcpassay " + command), manual);
    }

    @Test
    public void shouldShowTheWayWhenAskedNothing() {
        assertEquals(run(), 64);

        assertTrue(err.toString(StandardCharsets.UTF_8).contains("./tcpassay run"));
    }

    @Test
    public void shouldCompleteCommandsAndOptions() {
        assertEquals(run("completion"), 0);

        String script = out.toString(StandardCharsets.UTF_8);
        assertTrue(script.contains("fuzz-wire") && script.contains("--write-ledger"));
    }

    @Test
    public void shouldListFaultsWithWhatTheyDemonstrate() {
        assertEquals(run("fault", "--list"), 0);

        String list = out.toString(StandardCharsets.UTF_8);
        assertTrue(list.startsWith("The handshake\n  lose-first-syn "), list);
        assertTrue(list.contains("\nWhole roads\n"), list);
    }

    @Test
    public void shouldShowAScenarioThatItUnderstands() throws IOException {
        assertEquals(run("fault", "--show", "flaky-wifi"), 0);
        Path file = folder.resolve("own.yaml");
        Files.write(file, out.toByteArray());

        assertEquals(run("fault", "--check", file.toString()), 0);

        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("flaky-wifi: "));
        Files.delete(file);
    }

    @Test
    public void shouldListWhatARuleIsCheckedBy() {
        assertEquals(run("list", "--rule", "RFC9293-*"), 0);

        assertTrue(out.toString(StandardCharsets.UTF_8).contains("RFC9293-"));
    }

    @Test
    public void shouldJudgeTheReference() throws IOException {
        Path reports = folder.resolve("reference");

        assertEquals(run("run", "--target", "reference", "--slow", "time-wait", "--out", reports.toString()), 0);

        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("reference (RFC 9293 as an executable model"), said);
        assertTrue(said.contains("nothing new"), said);
        assertTrue(Files.size(reports.resolve("result.json")) > 0);
        removeReports(reports);
    }

    @Test
    public void shouldPutAFaultOnTheRoad() throws IOException {
        Path reports = folder.resolve("faulty");
        String[] words = {"run", "listen.syn.answered", "--target", "reference", "--out", reports.toString(), "--fault"
        };

        assertEquals(run(with(words, "lose-first-syn")), 1, "nobody sends that SYN again");

        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("in virtual time, behind lose-first-syn)"), said);
        assertTrue(said.contains("fault       lose-first-syn: \"the first SYN is lost\" acted twice"), said);
        assertTrue(said.contains("--target reference --fault lose-first-syn --seed"), said);
        assertTrue(Files.readString(reports.resolve("result.json")).contains("behind lose-first-syn"));
        assertTrue(Files.readString(reports.resolve("report.html")).contains("behind lose-first-syn"));

        assertEquals(run(with(words, "lose-first-fin")), 0, "there is no FIN");

        assertTrue(out.toString(StandardCharsets.UTF_8).contains("never acted"));
        removeReports(reports);
    }

    @Test
    public void shouldProposeALedgerThatIsNotThereYet() throws IOException {
        Path reports = folder.resolve("proposing");
        Path ledger = folder.resolve("own-ledger.yaml");
        String[] words = {
            "run",
            "established.rst-in-window.*",
            "--target",
            "mutant:rst-anywhere-in-window",
            "--out",
            reports.toString(),
            "--ledger",
            ledger.toString()
        };

        assertEquals(run(with(words, "--write-ledger")), 1, "nothing was expected of it");
        assertTrue(Files.readString(ledger).contains("TO EXPLAIN"));
        assertEquals(run(with(words, "--slow")), 0, "what was proposed is expected");

        Files.delete(ledger);
        removeReports(reports);
    }

    private static String[] with(String[] words, String last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
    }

    private static void removeReports(Path reports) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
    }
}
