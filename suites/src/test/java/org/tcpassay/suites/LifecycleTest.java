// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tcpassay.report.Syllabus;
import org.tcpassay.report.Topic;
import org.tcpassay.rules.Statement;
import org.tcpassay.rules.StatementCatalogue;
import org.tcpassay.run.ProbeInfo;
import org.tcpassay.run.coverage.Coverage;
import org.tcpassay.run.coverage.CoveredRule;
import org.testng.annotations.Test;

public class LifecycleTest {

    private static final List<ProbeInfo> PROBES = Shelf.catalogue().probes().stream()
            .filter(probe -> probe.group().equals("lifecycle"))
            .toList();

    @Test
    public void shouldGiveEachProbeATopic() {
        assertEquals(
                PROBES.stream()
                        .filter(probe -> Stream.of(Topic.values()).noneMatch(topic -> topic.isOf(probe.tags())))
                        .map(ProbeInfo::id)
                        .toList(),
                List.of());
    }

    /** A lesson that was renamed, or moved to another topic, would lose its place without a word. */
    @Test
    public void shouldFindEachLessonOfTheSyllabusInItsTopic() {
        for (Topic topic : Topic.values()) {
            List<String> known = PROBES.stream()
                    .filter(probe -> topic.isOf(probe.tags()))
                    .map(probe -> probe.id().replaceFirst("\\[.*", ""))
                    .distinct()
                    .toList();
            List<String> lessons = Syllabus.lessons(topic);
            assertFalse(lessons.isEmpty(), topic.tag());
            assertEquals(
                    lessons.stream().filter(lesson -> !known.contains(lesson)).toList(), List.of(), topic.tag());
            assertEquals(Set.copyOf(lessons).size(), lessons.size(), topic.tag());
        }
    }

    @Test
    public void shouldTeachWhatIsOrdinaryFirst() {
        List<ProbeInfo> ordered = Syllabus.ordered(
                Topic.NAGLE,
                PROBES.stream()
                        .filter(probe -> Topic.NAGLE.isOf(probe.tags()))
                        .sorted(Comparator.comparing(ProbeInfo::id).reversed()));
        assertEquals(ordered.get(0).id().replaceFirst("\\[.*", ""), "lifecycle.records.held-back");
    }

    @Test
    public void shouldLookIntoWhatIsSaid() {
        assertEquals(
                PROBES.stream()
                        .filter(probe -> probe.statements().isEmpty())
                        .map(ProbeInfo::id)
                        .toList(),
                List.of());
    }

    @Test
    public void shouldTellWhichStatementsHaveAProbe() {
        Coverage coverage = CoverageFiles.ofStatements();

        assertEquals(coverage.rules().size(), StatementCatalogue.shipped().all().size());
        List<String> excused = coverage.with(CoveredRule.Status.EXCUSED).stream()
                .map(covered -> covered.rule().id())
                .toList();
        List<String> uncheckable = StatementCatalogue.shipped().all().stream()
                .filter(statement -> statement.standing() == Statement.Standing.UNCHECKABLE)
                .map(Statement::id)
                .toList();
        assertEquals(excused, uncheckable);
        assertTrue(coverage.with(CoveredRule.Status.PROBED).stream()
                .anyMatch(covered -> covered.rule().id().equals("DOC-159")));
    }

    @Test
    public void shouldListItsTopics() {
        var out = new ByteArrayOutputStream();

        int status = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                "explain");

        assertEquals(status, ExitStatus.NOTHING_NEW);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("  handshake "), text);
        for (Topic topic : Topic.values()) {
            assertTrue(text.contains(topic.tag()), text); // with its pictures, or as one that has none yet
        }
    }
}
