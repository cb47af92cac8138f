// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.rules.Given;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ProfileFileTest {

    private static final String TIMES = "response-time: 600 ms\nquiet-time: 1s\n";

    @Test
    public void shouldReadEveryField() {
        Profile profile = ProfileFile.read(
                "x.yaml",
                "name: x\nclaims: [RFC5961, RFC7323]\ncapabilities: [settings]\n" + TIMES
                        + "settings:\n  net.ipv4.tcp_sack: 0\nnumbers:\n  rto-min-ms: 200\n"
                        + "cannot-reach:\n  CLOSING*: it has no half-close\nnotes: [a, b]\n");

        assertEquals(profile.name(), "x");
        assertEquals(profile.claims(), Set.of(Given.RFC5961, Given.RFC7323));
        assertEquals(profile.capabilities(), Set.of("settings"));
        assertEquals(profile.responseTime(), Duration.ofMillis(600));
        assertEquals(profile.quietTime(), Duration.ofSeconds(1));
        assertEquals(profile.settings(), Map.of("net.ipv4.tcp_sack", "0"));
        assertEquals(profile.numbers(), Map.of("rto-min-ms", 200L));
        assertEquals(profile.cannotReach(), Map.of("CLOSING*", "it has no half-close"));
        assertEquals(profile.notes(), List.of("a", "b"));
    }

    @Test
    public void shouldTellWhyAPreambleHadToFail() {
        Profile profile = ProfileFile.read(
                "x.yaml", "name: x\n" + TIMES + "cannot-reach: {CLOSING*: it has no half-close, LISTEN: why}\n");
        assertEquals(profile.whyNotReached("CLOSING with data in flight"), Optional.of("it has no half-close"));
        assertEquals(profile.whyNotReached("LISTEN"), Optional.of("why"));
        assertEquals(profile.whyNotReached("LISTEN with a full backlog"), Optional.empty());
    }

    @Test
    public void shouldNeedLittle() {
        Profile profile = ProfileFile.read("x.yaml", "name: x\n" + TIMES);
        assertEquals(profile.claims(), Set.of());
        assertEquals(profile.settings(), Map.of());
    }

    @DataProvider
    Object[][] broken() {
        return new Object[][] {
            {"name: x\n", "reading profile x.yaml, line 1: response-time is missing"},
            {"name: x\nresponse-time: soon\nquiet-time: 1 s\n", "line 2: response-time is no time (soon)"},
            {
                "name: x\n" + TIMES + "claims: [RFC5691]\n",
                "line 4: no rule presumes RFC5691; did you mean RFC5682 or RFC5961"
            },
            {"name: x\n" + TIMES + "numbers: {a: many}\n", "a is no whole number (many)"},
            {"name: x\n" + TIMES + "setings: {}\n", "line 4: unknown key setings; did you mean settings?"},
            {"name: x\n  bad: y\n", "reading profile x.yaml, line 2: not YAML"},
        };
    }

    @Test(dataProvider = "broken")
    public void shouldComplainInOneSentenceWithTheLine(String text, String complaint) {
        String message = expectThrows(ProfileFileException.class, () -> ProfileFile.read("x.yaml", text))
                .getMessage();
        assertTrue(message.contains(complaint), message);
        assertFalse(message.contains("\n"), message);
    }
}
