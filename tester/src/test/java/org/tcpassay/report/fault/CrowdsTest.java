// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import static org.tcpassay.fault.conditions.Conditions.handshake;
import static org.tcpassay.fault.conditions.Conditions.nth;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.acts.Faults;
import org.testng.annotations.Test;

public class CrowdsTest {

    private static final int STRANGERS = 300;
    private static final Pattern MORE = Pattern.compile("([\\d,]+) more ");

    private static List<Line> story(int strangers) {
        Scenario flood = Scenario.named("flood")
                .rule("strangers", nth(1, handshake(1)), Faults.synFlood(strangers, Duration.ofNanos(20_000)))
                .build();
        return Story.of(Runs.of(flood).recording().journal());
    }

    @Test
    public void shouldCountWhatIsAlikeAndLoseNothing() {
        List<Line> story = story(STRANGERS);

        List<Line> told = Crowds.counted(story);

        assertTrue(story.size() > 4 * STRANGERS, story.size() + " lines");
        assertTrue(told.size() < 120, told.size() + " lines");
        long others = told.stream()
                .filter(line -> line instanceof Line.Crowd)
                .mapToLong(line -> counts(((Line.Crowd) line).text()))
                .sum();
        long shown = told.stream().filter(line -> !(line instanceof Line.Crowd)).count();
        assertEquals(shown + others, story.size());
        assertTrue(text(told).contains("more SYN (strangers)"), text(told));
    }

    private static long counts(String text) {
        Matcher more = MORE.matcher(text);
        long counts = 0;
        while (more.find()) {
            counts += Long.parseLong(more.group(1).replace(",", ""));
        }
        return counts;
    }

    /** The honest connection of the story is neither made nor without an answer. */
    @Test
    public void shouldKeepEachPacketOfAConnectionThatTwoEndsTalkIn() {
        List<Line> story = story(STRANGERS);

        assertEquals(talk(Crowds.counted(story)), talk(story));
    }

    private static List<Line> talk(List<Line> lines) {
        return lines.stream()
                .filter(line -> line instanceof Line.Leg leg && leg.connection() == 1)
                .toList();
    }

    @Test
    public void shouldShowAllOfAFew() {
        List<Line> story = story(2);

        assertEquals(Crowds.counted(story), story);
    }

    /** Nothing is made there: a connection that only one end is heard of is no crowd. */
    @Test
    public void shouldLeaveAStoryWithoutMadePacketsAlone() {
        Scenario none = Scenario.named("none")
                .rule("none", nth(1, handshake(1)), Faults.drop())
                .build();
        List<Line> story = Story.of(Runs.of(none).recording().journal());

        assertEquals(Crowds.counted(story), story);
    }

    /** A SYN of somebody unknown counts from itself. */
    @Test
    public void shouldCountFromTheSynOfAStranger() {
        assertTrue(
                story(3).stream()
                        .filter(line -> line instanceof Line.Leg leg && leg.leaves() && !leg.enters())
                        .allMatch(line ->
                                ((Line.Leg) line).went().orElseThrow().numbers().equals("0:0(0)")),
                "numbers of strangers are relative");
    }

    private static String text(List<Line> told) {
        return String.join("\n", told.stream().map(Object::toString).toList());
    }
}
