// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import static org.tcpassay.fault.acts.Faults.delay;
import static org.tcpassay.fault.acts.Faults.drop;
import static org.tcpassay.fault.acts.Faults.pass;
import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.tcpassay.fault.conditions.Conditions.text;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.fault.scenario.Ready;
import org.tcpassay.report.Ink;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Capture;
import org.tcpassay.wire.PcapngReader;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class FaultReportsTest {

    private static final Scenario TROUBLE = Scenario.named("trouble")
            .says("The question <is> lost, the answer late.")
            .rule("lose the question", nth(1, allOf(Conditions.from(End.OPENER), text(1))), drop())
            .rule("late answer", allOf(Conditions.from(End.LISTENER), text(1)), delay(Duration.ofMillis(200)))
            .rule("never", nth(1000, anything()), drop())
            .build();

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fault-reports-test");
    }

    @AfterClass
    public void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Line.Leg> legs(List<Line> story) {
        return story.stream()
                .filter(Line.Leg.class::isInstance)
                .map(Line.Leg.class::cast)
                .toList();
    }

    @Test
    public void shouldTellBothSides() {
        String text = TimelineText.of(
                Runs.of(TROUBLE), Story.of(Runs.of(TROUBLE).recording().journal()));

        assertTrue(text.contains("| lose the question: lost"), text);
        assertTrue(text.contains("| late answer: delayed by 200.000 ms"), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith(">x ") && line.contains("1:6(5)")), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith(" ~<") && line.contains("1:1449(1448)")), text);
        assertTrue(text.lines().anyMatch(line -> line.startsWith("<~ ") && line.contains("1:1449(1448)")), text);
        assertTrue(text.contains("left opener ESTABLISHED"), text);
        assertTrue(text.contains("right listener SYN-RECEIVED"), text);
    }

    @Test
    public void shouldGoOnWhereAPacketWaited() {
        List<Line.Leg> legs = legs(Story.of(Runs.of(TROUBLE).recording().journal()));

        Line.Leg out = legs.stream().filter(leg -> !leg.enters()).findFirst().orElseThrow();
        Line.Leg in = legs.stream()
                .filter(leg -> leg.id() == out.origin())
                .findFirst()
                .orElseThrow();
        assertEquals(in.number(), out.number());
        assertTrue(in.enters() && !in.leaves(), in.toString());
        assertEquals(out.timeNs() - in.timeNs(), Duration.ofMillis(200).toNanos());
    }

    @Test
    public void shouldAccountForEveryPacketOfEveryReadyScenario() {
        for (String name : Ready.names()) {
            FaultRun run = Runs.of(Ready.scenario(name));
            List<Line.Leg> legs = legs(Story.of(run.recording().journal()));
            Counts counts = run.recording().counts();
            for (Side side : Side.values()) {
                long entered = legs.stream()
                        .filter(leg -> leg.enters() && leg.from() == side)
                        .count();
                long left = legs.stream()
                        .filter(leg -> leg.leaves() && leg.from().other() == side)
                        .count();
                assertEquals(entered, counts.came().get(side).packets(), name);
                assertEquals(left, counts.went().get(side).packets(), name);
            }
            long acts = legs.stream().mapToLong(leg -> leg.acts().size()).sum();
            assertEquals(
                    acts,
                    counts.acts().keySet().stream().mapToLong(counts::acts).sum(),
                    name);
        }
    }

    @Test
    public void shouldWriteCapturesOfBothSidesWithTheRulesAsComments() throws IOException {
        FaultRun run = Runs.of(TROUBLE);
        FaultReports.write(run, folder.resolve("captures"));

        Capture left = PcapngReader.read(Bytes.copyOf(Files.readAllBytes(folder.resolve("captures/left.pcapng"))));
        Capture right = PcapngReader.read(Bytes.copyOf(Files.readAllBytes(folder.resolve("captures/right.pcapng"))));
        Counts counts = run.recording().counts();
        assertEquals(
                left.packets().size(),
                counts.came().get(Side.LEFT).packets()
                        + counts.went().get(Side.LEFT).packets());
        assertEquals(
                right.packets().size(),
                counts.came().get(Side.RIGHT).packets()
                        + counts.went().get(Side.RIGHT).packets());
        assertTrue(left.trouble().isEmpty() && right.trouble().isEmpty());
        assertEquals(comments(left, "lose the question: lost"), 1);
        assertEquals(comments(right, "lose the question"), 0);
        assertEquals(comments(right, "late answer: delayed by 200.000 ms"), 1);
        assertEquals(comments(left, "late answer: delayed by 200.000 ms\ncame in 200.0 ms before"), 1);
        assertEquals(left.packets().get(0).timeNs() / 1_000_000_000L, Runs.STARTED.getEpochSecond());
    }

    private static long comments(Capture capture, String words) {
        return capture.packets().stream()
                .filter(packet -> packet.comment().contains(words))
                .count();
    }

    @Test
    public void shouldWriteAPageThatNeedsNothingElse() throws IOException {
        FaultReports.write(Runs.of(TROUBLE), folder.resolve("page"));

        String page = Files.readString(folder.resolve("page/timeline.html"));
        assertTrue(page.contains("The question &lt;is&gt; lost"), "escapes");
        assertFalse(page.contains("<b>& more"), "escapes");
        assertTrue(page.contains("class=\"ladder path wide\"") && page.contains("class=\"ladder path narrow\""));
        assertTrue(page.contains("never fired"));
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertFalse(page.contains("http://") || page.contains("https://"), "asks the network");
    }

    @Test
    public void shouldWriteEveryActAsJson() throws IOException {
        FaultReports.write(Runs.of(TROUBLE), folder.resolve("json"));

        String text = Files.readString(folder.resolve("json/acts.json"));
        try (JsonParser json = new JsonFactory().createParser(text)) {
            while (json.nextToken() != null) {
                // it is JSON to the end
            }
        }
        assertTrue(text.contains("\"rule\" : \"lose the question\", \"act\" : \"lost\""), text);
        assertTrue(text.contains("\"openerState\" : \"CLOSED\""), text);
        assertTrue(text.contains("\"name\" : \"never\""), text);
        assertTrue(text.contains("\"whole\" : true"), text);
    }

    @Test
    public void shouldTellTheSameOfTheSameSeed() {
        Scenario wifi = Ready.scenario("flaky-wifi");

        assertEquals(
                TimelineText.of(
                        Runs.of(wifi), Story.of(Runs.of(wifi).recording().journal())),
                TimelineText.of(
                        Runs.of(wifi), Story.of(Runs.of(wifi).recording().journal())));
    }

    @Test
    public void shouldKeepWhatRulesTouchedWhenThereIsTooMuch() {
        Scenario rare = Scenario.named("rare")
                .rule("rare", nth(300, Conditions.from(End.LISTENER)), drop())
                .build();
        FaultRun whole = Runs.of(rare, 1_000_000, Recorder.ORDINARY);
        FaultRun bounded = Runs.of(rare, 1_000_000, new Recorder.Limit(100, 1 << 20));

        assertTrue(whole.recording().isWhole());
        assertFalse(bounded.recording().isWhole());
        assertTrue(bounded.recording().endsNs().isEmpty());
        assertTrue(bounded.recording().journal().size() < 200);
        assertEquals(bounded.recording().counts(), whole.recording().counts());
        List<Line.Leg> lost = legs(Story.of(bounded.recording().journal())).stream()
                .filter(Line.Leg::isLost)
                .toList();
        assertEquals(lost.size(), 1);
        assertTrue(lost.get(0).came().isPresent(), "the packet is kept with the act");
    }

    @Test
    public void shouldLeaveOutWhatNobodyLooksFor() {
        FaultRun run = Runs.of(Ready.scenario("lose-first-data"), 2_000_000, Recorder.ORDINARY);
        List<Line> story = Story.of(run.recording().journal());

        List<Line> told = Condensed.of(story);

        assertTrue(told.size() < 150, told.size() + " lines");
        long packets = told.stream()
                .mapToLong(
                        line -> line instanceof Line.Quiet quiet ? quiet.packets() : line instanceof Line.Leg ? 1 : 0)
                .sum();
        assertEquals(packets, legs(story).size());
    }

    @Test
    public void shouldWarnOfARuleThatLetAllPass() {
        var out = new ByteArrayOutputStream();
        var console = new FaultConsole(new PrintStream(out, true, StandardCharsets.UTF_8), Ink.PLAIN, false);
        Scenario scenario = Scenario.named("odds")
                .says("One is never against it, the other is there for that.")
                .rule("by chance", anything(), drop(0))
                .rule("passer", anything(), pass())
                .build();

        console.ended(Runs.of(scenario), Path.of("there"));

        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("rule \"by chance\" let pass all that it chose"), told);
        assertFalse(told.contains("rule \"passer\""), told);
    }

    @Test
    public void shouldWarnOfARuleThatNeverFired() {
        var out = new ByteArrayOutputStream();
        var console = new FaultConsole(new PrintStream(out, true, StandardCharsets.UTF_8), Ink.PLAIN, false);

        console.ended(Runs.of(TROUBLE), Path.of("there"));

        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("rule \"never\" never fired"), told);
        assertTrue(told.contains("lose the question: 1 lost"), told);
        assertTrue(told.contains("198.18.0.1:40000 CLOSED   198.18.0.2:80 TIME-WAIT"), told);
        assertTrue(told.contains("there/timeline.html"), told);
        assertFalse(told.contains("\u001b"), "no colours in a pipe");
    }

    @Test
    public void shouldShowOneLiveLine() {
        String line = FaultConsole.live(Runs.of(TROUBLE).recording().counts());

        assertTrue(line.contains("lose the question: 1 lost"), line);
        assertTrue(line.endsWith("1 connection"), line);
        assertTrue(line.length() <= 118, line);
    }
}
