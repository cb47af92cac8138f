// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.tcpassay.report.PcapChoice;
import org.tcpassay.report.Reports;
import org.tcpassay.target.EmbeddedTarget;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.target.Profile;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whatever a target does, it is told from a broken tester, and the next probe does not suffer. */
public class BadTargetTest {

    private static final Catalogue PROBES = Catalogue.under("org.tcpassay.run", BadTargetTest.class.getClassLoader());
    private static final CatalogueEntry ACKNOWLEDGED = PROBES.entry("established.data.acknowledged[v4]");
    private static final CatalogueEntry ENDLESS = PROBES.entry("established.nothing.endless[v4]");
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Profile PROFILE = new Profile(
            "tiny", Set.of(), Set.of(), Duration.ofMillis(600), Duration.ofMillis(300), Map.of(), Map.of(), List.of());

    @BeforeClass
    public void begin() {
        Hangs.begin();
    }

    @AfterClass
    public void letThemGo() {
        Hangs.end();
    }

    @DataProvider
    public Object[][] vices() {
        return new Object[][] {
            {Vice.NONE, Outcome.CONFORMS, ""},
            {Vice.SILENCE, Outcome.DEVIATES, "nothing in 600 ms"},
            {Vice.CRASH, Outcome.DEVIATES, "IllegalStateException: no such connection"},
            {Vice.CRASH_FROM_THE_START, Outcome.INCONCLUSIVE, "IllegalStateException: no such connection"},
            {Vice.ASSERTION, Outcome.DEVIATES, "AssertionError: RCV.NXT went back"},
            {Vice.ENDLESS_RECURSION, Outcome.DEVIATES, "StackOverflowError"},
            {Vice.NO_MEMORY, Outcome.DEVIATES, "OutOfMemoryError"},
            {Vice.CRASH_OF_COLLECT, Outcome.DEVIATES, "handing out packets: java.lang.ArrayIndexOutOfBounds"},
            {Vice.CRASH_OF_STATE, Outcome.DEVIATES, "asked for a state: java.lang.UnsupportedOperationException"},
            {Vice.CRASH_OF_CLOSE, Outcome.CONFORMS, ""},
            {Vice.NULL_LIST, Outcome.DEVIATES, "handing out packets"},
            {Vice.NULL_PACKET, Outcome.DEVIATES, "NullPointerException"},
            {Vice.FLOOD, Outcome.DEVIATES, "the target floods"},
            {Vice.STEADY_FLOOD, Outcome.DEVIATES, "the target floods"},
            {Vice.HUGE_FLOOD, Outcome.DEVIATES, "the target floods"},
            {Vice.TIMERS, Outcome.DEVIATES, "the target never rests"},
            {Vice.HANG, Outcome.DEVIATES, "the target does not come back"},
            {Vice.HANG_FROM_THE_START, Outcome.INCONCLUSIVE, "the target does not come back"},
            {Vice.DEAF_HANG, Outcome.DEVIATES, "the target does not come back"},
            {Vice.EMPTY_PACKET, Outcome.CONFORMS, ""},
            {Vice.SHORT_PACKET, Outcome.CONFORMS, ""},
            {Vice.STRANGE_VERSION, Outcome.CONFORMS, ""},
            {Vice.LONG_PACKET, Outcome.CONFORMS, ""},
            {Vice.NOISE, Outcome.DEVIATES, ""},
            {Vice.NO_BIND, Outcome.INCONCLUSIVE, "EADDRINUSE"},
            {Vice.NULL_REPLY, Outcome.DEVIATES, "nonsense when send of 5 bytes: null"},
            {Vice.NULL_VALUE, Outcome.DEVIATES, "nonsense when send of 5 bytes: null"},
            {Vice.NEGATIVE_COUNT, Outcome.DEVIATES, "nonsense when send of 5 bytes: -3"},
            {Vice.TOO_MANY, Outcome.DEVIATES, "nonsense when send of 5 bytes: 6"},
            {Vice.TOO_MUCH, Outcome.DEVIATES, "nonsense when receive of"},
        };
    }

    @Test(dataProvider = "vices")
    public void shouldBlameTheTargetAndGoOn(Vice vice, Outcome expected, String told)
            throws InterruptedException, IOException {
        RunReport report = run(vice, List.of(ACKNOWLEDGED), 2);

        ProbeResult first = report.results().get(0);
        String all = first.reason() + first.finding() + first.error();
        assertEquals(first.outcome(), expected, all);
        assertTrue(all.contains(told), all);
        assertEquals(report.results().get(1).outcome(), Outcome.CONFORMS, "the next probe meets a fresh target");
        write(report);
    }

    @Test
    public void shouldTryEveryVice() {
        assertEquals(vices().length, Vice.values().length);
    }

    @Test
    public void shouldShowWhereTheTargetCrashed() throws InterruptedException {
        Finding finding = run(Vice.CRASH, List.of(ACKNOWLEDGED), 1)
                .results()
                .get(0)
                .finding()
                .orElseThrow();
        assertTrue(finding.differences().get(0).startsWith("at org.tcpassay.run.Vice.onPacket("), finding.toString());
        assertEquals(finding.rule().orElseThrow().id(), "RFC9293-MUST-58");
    }

    @Test
    public void shouldShowTheStimulusThatCrashedIt() throws InterruptedException {
        ProbeResult result = run(Vice.CRASH, List.of(ACKNOWLEDGED), 1).results().get(0);
        assertEquals(
                result.trace().packets().stream()
                        .filter(packet -> packet.mark() == org.tcpassay.trace.Event.Mark.STIMULUS)
                        .count(),
                1);
    }

    @Test
    public void shouldBlameItselfForAProbeThatHangs() throws InterruptedException {
        RunReport report = run(Vice.NONE, List.of(ENDLESS, ACKNOWLEDGED), 1);
        ProbeResult first = report.results().get(0);
        assertEquals(first.outcome(), Outcome.ERROR);
        assertTrue(
                first.error().orElseThrow().contains("TinyProbes.endless"),
                first.error().orElseThrow());
        assertEquals(report.results().get(1).outcome(), Outcome.CONFORMS);
    }

    @Test
    public void shouldNotAskATargetForeverThatAlwaysHangs() throws InterruptedException {
        var target = new EmbeddedTarget(
                "tiny", "a test's", PROFILE, (address, settings, seed) -> new TinyStack(Vice.DEAF_HANG));
        List<Answer> answers =
                new Assay(target, 1).ask(java.util.Collections.nCopies(20, ACKNOWLEDGED), 4, Duration.ofMillis(100));
        assertEquals(answers.size(), 20);
        assertEquals(answers.get(0).outcome(), Outcome.DEVIATES);
        assertEquals(answers.get(19).outcome(), Outcome.INCONCLUSIVE);
        assertTrue(
                answers.get(19).reason().startsWith("not asked"),
                answers.get(19).reason());
    }

    @Test
    public void shouldSayThatAKnobIsLacking() throws InterruptedException {
        var target = new EmbeddedTarget("tiny", "a test's", PROFILE, (address, settings, seed) -> {
            throw new NotAvailable("no such knob");
        });
        assertEquals(new Assay(target, 1).ask(ACKNOWLEDGED).outcome(), Outcome.NOT_APPLICABLE);
    }

    @Test
    public void shouldNotBlameItselfForATargetThatDoesNotStart() {
        var target = new EmbeddedTarget("tiny", "a test's", PROFILE, (address, settings, seed) -> {
            throw new IllegalStateException("no licence");
        });
        Answer answer = new Assay(target, 1).ask(ACKNOWLEDGED);
        assertEquals(answer.outcome(), Outcome.INCONCLUSIVE);
        assertTrue(answer.reason().contains("no licence"), answer.reason());
    }

    /** The first stack that is started has the vice, later ones have none. */
    private static RunReport run(Vice vice, List<CatalogueEntry> probes, int repeat) throws InterruptedException {
        var started = new AtomicInteger();
        var target = new EmbeddedTarget(
                "tiny",
                "a test's",
                PROFILE,
                (address, settings, seed) -> new TinyStack(started.getAndIncrement() == 0 ? vice : Vice.NONE));
        var plan = new RunPlan("test", probes, repeat, 1, 1, 1, List.of(), Optional.empty());
        return new Runner(target, Ledger.empty("tiny"), new Deaf(), PATIENCE).run(plan);
    }

    private static void write(RunReport report) throws IOException {
        Path folder = Files.createTempDirectory("tcpassay-bad");
        try {
            Reports.write(report, folder, PcapChoice.ALL);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final class Deaf implements RunListener {

        @Override
        public void started(List<ProbeInfo> probes, int rounds) {}

        @Override
        public void finished(ProbeResult result) {}

        @Override
        public void ended(RunReport report) {}
    }
}
