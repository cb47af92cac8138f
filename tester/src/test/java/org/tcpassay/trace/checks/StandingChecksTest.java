// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import static org.tcpassay.trace.checks.Sketch.s;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpassay.rules.RuleCatalogue;
import org.tcpassay.trace.Breach;
import org.tcpassay.trace.StandingCheck;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StandingChecksTest {

    @DataProvider
    Object[][] sound() {
        return SoundStories.all();
    }

    @DataProvider
    Object[][] broken() {
        return BrokenStories.all();
    }

    @Test(dataProvider = "sound")
    public void shouldHold(String what, Story story) {
        assertEquals(story.broken(), List.of(), what);
    }

    @Test(dataProvider = "broken")
    public void shouldBreakOnlyThatOne(String check, Story story) {
        assertEquals(story.broken(), List.of(check.replaceFirst(",.*", "")), check);
    }

    @Test
    public void shouldSeeEveryCheckBreakSomewhere() {
        Set<String> seen = Arrays.stream(BrokenStories.all())
                .map(row -> row[0].toString().replaceFirst(",.*", ""))
                .collect(Collectors.toSet());
        // these have tests of their own, in WholePacketsTest
        seen.addAll(Set.of(
                "ipv4-header-sound", "ipv6-header-sound", "segment-readable", "address-kept", "padding-is-zero"));
        assertEquals(seen, StandingChecks.all().stream().map(StandingCheck::id).collect(Collectors.toSet()));
    }

    @Test
    public void shouldNameRequirementsThatExist() {
        for (StandingCheck check : StandingChecks.all()) {
            assertTrue(RuleCatalogue.shipped().contains(check.ruleId()), check.id() + " names " + check.ruleId());
        }
    }

    @Test
    public void shouldTellNumbersRelativeToTheIss() {
        Breach breach = Story.opened()
                .from(s("F.", 1, 1))
                .from(s("F.", 2, 1))
                .breaches(new FinStays())
                .get(0);
        assertEquals(breach.event(), 4);
        assertEquals(breach.timeNs(), 5_000_000);
        assertEquals(breach.sentence(), "a FIN at 2 instead of 1");
        assertEquals(breach.got(), Optional.of("> F. 2:2(0) ack 1"));
    }
}
