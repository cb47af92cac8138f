// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Two hosts of the model talk to each other over a bad wire: every byte arrives once and in order. */
public class BackToBackTest {

    private static final TwoHosts.Weather STORM = new TwoHosts.Weather(0.15, 0.1, Duration.ofMillis(60));

    @DataProvider
    public Object[][] seeds() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> new Object[] {(long) seed})
                .toArray(Object[][]::new);
    }

    private static Settings settings(Random random) {
        Settings settings =
                Settings.ordinary().withSecret(random.nextLong()).withBuffer(2_000 + random.nextInt(200_000));
        for (Choice choice : Choice.values()) {
            settings = settings.with(choice, random.nextBoolean());
        }
        for (Given standard : Settings.implemented()) {
            settings = random.nextInt(4) == 0 ? settings.with(standard, !settings.claims(standard)) : settings;
        }
        return settings;
    }

    /** As assertEquals, but with a message that one can read. */
    private static void assertSame(String read, String sent) {
        assertEquals(read.length(), sent.length(), "bytes; the same as far as they go: " + sent.startsWith(read));
        assertTrue(read.equals(sent), "another text of the same length");
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(60_000); length > 0; length--) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @Test(dataProvider = "seeds")
    public void shouldDeliverOnceAndInOrderBothWays(long seed) {
        var random = new Random(seed);
        var hosts = new TwoHosts(settings(random), settings(random), STORM, seed);
        String there = text(random);
        String back = text(random);
        hosts.one.toSend = there;
        hosts.other.toSend = back;
        hosts.one.closesWhenAllIsSent = true;
        hosts.other.closesWhenAllIsSent = true;
        hosts.other.listen();
        hosts.one.open();

        hosts.pass(Duration.ofMinutes(40));

        assertEquals(hosts.one.told, List.of());
        assertEquals(hosts.other.told, List.of());
        assertSame(hosts.other.read.toString(), there);
        assertSame(hosts.one.read.toString(), back);
        assertTrue(hosts.one.sawEnd && hosts.other.sawEnd, "both streams end");
        assertEquals(hosts.one.state(), State.CLOSED);
        assertEquals(hosts.other.state(), State.LISTEN);
    }

    @Test
    public void shouldGoOnReceivingWhenOnlyOneHasClosed() {
        var hosts = new TwoHosts(Settings.ordinary(), Settings.ordinary(), TwoHosts.Weather.FAIR, 1);
        hosts.one.toSend = "question";
        hosts.one.closesWhenAllIsSent = true;
        hosts.other.listen();
        hosts.one.open();
        hosts.pass(Duration.ofSeconds(5));
        assertEquals(hosts.one.state(), State.FIN_WAIT_2);
        assertEquals(hosts.other.state(), State.CLOSE_WAIT);

        hosts.other.toSend = "answer ".repeat(2_000);
        hosts.pass(Duration.ofHours(1));
        assertEquals(hosts.one.read.toString(), "answer ".repeat(2_000));
        hosts.other.closesWhenAllIsSent = true;
        hosts.pass(Duration.ofSeconds(5));
        assertEquals(hosts.one.state(), State.TIME_WAIT);
        assertEquals(hosts.other.state(), State.LISTEN);
    }

    @Test(dataProvider = "seeds")
    public void shouldOpenAndCloseAtTheSameTime(long seed) {
        var random = new Random(seed);
        var weather = seed == 0 ? TwoHosts.Weather.FAIR : STORM;
        var hosts = new TwoHosts(settings(random), settings(random), weather, seed);
        hosts.one.open();
        hosts.other.open();
        hosts.one.toSend = "hello";
        hosts.other.toSend = "world";
        hosts.one.closesWhenAllIsSent = true;
        hosts.other.closesWhenAllIsSent = true;

        hosts.pass(Duration.ofMinutes(2));
        assertEquals(hosts.other.read.toString(), "hello");
        assertEquals(hosts.one.read.toString(), "world");
        hosts.pass(Duration.ofMinutes(20));
        assertEquals(hosts.one.state(), State.CLOSED);
        assertEquals(hosts.other.state(), State.CLOSED);
    }
}
