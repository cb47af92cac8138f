// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run.twohosts;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpassay.model.Settings;
import org.tcpassay.net.Privileges;
import org.tcpassay.report.fault.HostsPicture;
import org.tcpassay.run.Catalogue;
import org.tcpassay.run.Ledger;
import org.tcpassay.run.Outcome;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.ProbeResult;
import org.tcpassay.run.RunListener;
import org.tcpassay.run.RunReport;
import org.tcpassay.run.Runner;
import org.tcpassay.script.HostsTrace;
import org.tcpassay.target.LinkKind;
import org.tcpassay.target.LinuxTarget;
import org.tcpassay.target.Profile;
import org.tcpassay.target.Target;
import org.tcpassay.target.reference.ReferenceTarget;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TwoHostsTest {

    private static final Catalogue PROBES =
            Catalogue.under("org.tcpassay.run.twohosts", TwoHostsTest.class.getClassLoader());
    private static final Profile PROFILE = new Profile(
            "linux", Set.of(), Set.of(), Duration.ofSeconds(1), Duration.ofMillis(300), Map.of(), Map.of(), List.of());

    private static final RunListener NOBODY = new RunListener() {
        @Override
        public void started(List<ProbeInfo> probes, int rounds) {}

        @Override
        public void finished(ProbeResult result) {}

        @Override
        public void ended(RunReport report) {}
    };

    @DataProvider
    public Object[][] versions() {
        return new Object[][] {{"v4"}, {"v6"}};
    }

    @Test(dataProvider = "versions")
    public void shouldTellAllThatHappened(String version) throws InterruptedException {
        ProbeResult result = ask("hosts.all.right[" + version + "]", linux());

        assertEquals(result.outcome(), Outcome.CONFORMS, result.reason() + result.finding());
        HostsTrace trace = result.hosts().orElseThrow();
        assertEquals(trace.turned(), List.of("net.ipv4.tcp_syn_retries=3"));
        String text = String.join("\n", HostsPicture.text(trace));
        String ladders = String.join("\n", HostsPicture.ladders(trace));
        for (String part : List.of("FIN-WAIT-2", "CLOSE-WAIT", "LISTEN", "send(\"hello\"", "the road is cut")) {
            assertTrue(text.contains(part), text);
            assertTrue(ladders.contains(part), ladders);
        }
        assertTrue(HostsPicture.svg(trace).orElseThrow().contains("the road is cut"));
    }

    @Test
    public void shouldDeviateInAState() throws InterruptedException {
        ProbeResult result = ask("hosts.state.wrong[v4]", linux());

        assertEquals(result.outcome(), Outcome.DEVIATES);
        assertEquals(result.finding().orElseThrow().expected(), "opener ESTABLISHED, listener LISTEN");
        assertEquals(result.finding().orElseThrow().got(), "opener ESTABLISHED, listener ESTABLISHED");
    }

    @Test
    public void shouldDeviateInATime() throws InterruptedException {
        ProbeResult result = ask("hosts.time.wrong[v4]", linux());

        assertEquals(result.outcome(), Outcome.DEVIATES);
        String expected = result.finding().orElseThrow().expected();
        assertTrue(expected.endsWith("8.50 s to 11.50 s later"), expected);
    }

    @Test(dataProvider = "versions")
    public void shouldTakeAnAddressAndGiveItBack(String version) throws InterruptedException {
        ProbeResult result = ask("hosts.address.returned[" + version + "]", linux());

        assertEquals(result.outcome(), Outcome.CONFORMS, result.reason() + result.finding());
    }

    @Test
    public void shouldDeviateWhereAProgramIsTooQuick() throws InterruptedException {
        ProbeResult result = ask("hosts.program.slow[v4]", linux());

        assertEquals(result.outcome(), Outcome.DEVIATES);
        assertTrue(result.finding().orElseThrow().expected().startsWith("the program's listen 7000 4 is done"));
    }

    @Test
    public void shouldDeviateWhereAPortIsFree() throws InterruptedException {
        ProbeResult result = ask("hosts.port.free[v4]", linux());

        assertEquals(result.outcome(), Outcome.DEVIATES);
        assertEquals(result.finding().orElseThrow().got(), "bound");
    }

    @Test
    public void shouldBeInconclusiveWhereTheWayFailed() throws InterruptedException {
        ProbeResult result = ask("hosts.preamble.lost[v4]", linux());

        assertEquals(result.outcome(), Outcome.INCONCLUSIVE);
        assertTrue(result.reason().contains("two hosts with a connection"), result.reason());
    }

    @Test
    public void shouldBeNotApplicableWithoutASetting() throws InterruptedException {
        assertEquals(ask("hosts.knob.missing[v4]", linux()).outcome(), Outcome.NOT_APPLICABLE);
    }

    @Test
    public void shouldBeNotApplicableWhereThereAreNoTwoKernels() throws InterruptedException {
        ProbeResult result = ask("hosts.state.wrong[v4]", ReferenceTarget.of(Settings.ordinary()));

        assertEquals(result.outcome(), Outcome.NOT_APPLICABLE);
        assertTrue(result.reason().contains("two hosts"), result.reason());
    }

    private static Target linux() {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        return new LinuxTarget(PROFILE, LinkKind.AUTO);
    }

    private static ProbeResult ask(String id, Target target) throws InterruptedException {
        var results = new java.util.concurrent.ArrayBlockingQueue<ProbeResult>(1);
        var thread = new Thread(
                () -> results.add(new Runner(target, Ledger.empty("linux"), NOBODY).ask(PROBES.entry(id), 1, 1)));
        thread.start();
        return results.take();
    }
}
