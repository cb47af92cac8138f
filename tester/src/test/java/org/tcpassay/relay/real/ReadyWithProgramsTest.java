// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay.real;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Transit;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.net.Privileges;
import org.tcpassay.net.Sysctl;
import org.tcpassay.relay.FaultyPath;
import org.tcpassay.target.LinkKind;
import org.tcpassay.wire.IpVersion;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every ready scenario between real programs over two kernels: what they are given is right to the last bit, or ends as
 * the scenario says; its own expectations hold, each of its rules has done something, and both kernels are in the
 * states that the path infers.
 *
 * <p>All of them run side by side, so that together they take about as long as the one that waits longest.
 */
public final class ReadyWithProgramsTest {

    private static final int AT_ONCE = 28; // hardly any of them needs the processor for long
    private static final long SEED = 1;
    private static final String IPV6 = "net.ipv6.conf.default.disable_ipv6"; // there if the kernel has IPv6

    private final Map<String, Future<Tale>> running = new LinkedHashMap<>();
    private final ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE, ReadyWithProgramsTest::hand);

    private static Thread hand(Runnable work) {
        var thread = new Thread(work, "talk");
        thread.setDaemon(true);
        return thread;
    }

    @BeforeClass
    public void begin() throws Exception {
        if (Privileges.ofThisThread().missingForNamespaces().isPresent()) {
            return; // each test tells
        }
        rehearse();
        for (int i = 0; i < Talks.ALL.size(); i++) {
            Talk talk = Talks.ALL.get(i);
            IpVersion ip = i % 2 == 0 || Sysctl.read(IPV6).isEmpty() ? IpVersion.V4 : IpVersion.V6;
            running.put(talk.scenario(), hands.submit(() -> run(talk, ip)));
        }
    }

    /** So that the classes of the JDK's own programs are there when somebody waits for an answer of theirs. */
    private static void rehearse() throws Exception {
        try (var path = FaultyPath.open(new Scenario("rehearsal", "Everything arrives.", List.of()));
                var road = new Road(path, IpVersion.V4)) {
            Expected.WHOLE.check(JdkHttp.of(1_000, 1_000).talk(road));
        }
    }

    @AfterClass
    public void end() {
        hands.shutdownNow();
    }

    @Test
    public void shouldKnowProgramsForEveryScenario() {
        var names = Talks.ALL.stream().map(Talk::scenario).toList();
        assertEquals(new TreeSet<>(names), new TreeSet<>(Ready.names()));
        assertEquals(names.size(), Ready.names().size(), "each once");
    }

    @DataProvider
    public Object[][] talks() {
        return Talks.ALL.stream().map(talk -> new Object[] {talk}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "talks")
    public void shouldHoldBetweenTwoKernels(Talk talk) throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        try {
            running.get(talk.scenario()).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    private static Tale run(Talk talk, IpVersion ip) throws Exception {
        for (String command : talk.programs().needs()) {
            if (!isInstalled(command)) {
                throw new SkipException(command + " is not installed");
            }
        }
        Scenario scenario = Ready.scenario(talk.scenario());
        var notes = new Notes();
        try (var path = FaultyPath.open(scenario, SEED, Optional.of(notes), LinkKind.AUTO);
                var road = new Road(path, ip);
                var kernels = new BothKernels(
                        path, ip == IpVersion.V4 ? path.opener() : path.opener6(), talk.waiting(), notes)) {
            path.atOpener(() -> {
                talk.openerSysctls().forEach(ReadyWithProgramsTest::set);
                return true;
            });
            Tale tale = talk.programs().talk(road);
            try {
                talk.expected().check(tale);
                kernels.agree(Map.of());
                road.end();
                assertTrue(kernels.agree(talk.ends()) >= 2, "states compared");
                judge(scenario, notes);
            } catch (AssertionError e) {
                throw new AssertionError(tale + ": " + e.getMessage() + "; the road: " + notes.history(), e);
            }
            return tale;
        }
    }

    private static void set(String sysctl) {
        String[] words = sysctl.split("=", 2);
        assertEquals(Sysctl.write(words[0], words[1]), Sysctl.Turn.DONE, sysctl);
    }

    /** Iperf3 stops reading when its time is over, whatever is still under way: no text of it arrives whole. */
    private static void judge(Scenario scenario, Notes notes) {
        for (Rule rule : scenario.rules()) {
            assertTrue(notes.acts(rule.name()) > 0, "\"" + rule.name() + "\" never fired");
        }
        var all = new ArrayList<Happening>(notes.all());
        long endNs = all.get(all.size() - 1).timeNs();
        all.removeIf(one -> one instanceof Happening.Came came && isIperfs(came.transit())
                || one instanceof Happening.Went went && isIperfs(went.transit()));
        Verdict verdict = Jury.verdict(scenario, all, endNs);
        assertEquals(verdict.outcome(), Outcome.HOLDS, verdict.text());
    }

    private static boolean isIperfs(Transit transit) {
        return transit.segment()
                .filter(segment -> segment.sourcePort() == Iperf.PORT || segment.destinationPort() == Iperf.PORT)
                .isPresent();
    }

    private static boolean isInstalled(String command) {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
