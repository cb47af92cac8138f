// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Hosts of the model do what users do, in all weathers, and the path knows the state of each at every step. */
public class OnlookerTest {

    private static final Set<Given> NOT_SEEN = EnumSet.of(Given.RFC5961, Given.RFC1337, Given.RFC4987);
    private static final Set<State> ABORT_TELLS =
            EnumSet.of(State.SYN_RECEIVED, State.ESTABLISHED, State.FIN_WAIT_1, State.FIN_WAIT_2, State.CLOSE_WAIT);
    private static final List<Weather> WEATHERS = List.of(Weather.FAIR, Weather.STORM, Weather.TEMPEST);
    private static final int PORT = 30_000;

    @DataProvider
    public Object[][] seeds() {
        return IntStream.range(0, Integer.getInteger("onlooker.seeds", 120))
                .mapToObj(seed -> new Object[] {(long) seed})
                .toArray(Object[][]::new);
    }

    private static Settings settings(Random random) {
        Settings settings = Settings.ordinary().withBuffer(2_000 + random.nextInt(200_000));
        for (Choice choice : Choice.values()) {
            settings = settings.with(choice, random.nextBoolean());
        }
        for (Given standard : EnumSet.copyOf(Settings.implemented())) { // in the same order each time
            boolean turned = !NOT_SEEN.contains(standard) && random.nextInt(4) == 0;
            settings = turned ? settings.with(standard, !settings.claims(standard)) : settings;
        }
        return settings;
    }

    private static TwoStacks stacks(Random random) {
        Weather weather = WEATHERS.get(random.nextInt(WEATHERS.size()));
        var scenario = new Scenario("weather", "", List.of(weather.everywhere()));
        var stacks = TwoStacks.over(scenario, random.nextLong(), settings(random), settings(random), 4);
        return stacks.road(Duration.ofMillis(random.nextInt(3) * 20L));
    }

    /** What a user does next. */
    private static void act(Talk talk, Random random) {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> talk.send(Bytes.zeros(1 + random.nextInt(3_000)));
            case 3 -> talk.send(Bytes.zeros(1 + random.nextInt(100_000)));
            case 4, 5 -> talk.close();
            case 6 -> talk.reads(random.nextBoolean());
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    abort(talk);
                }
            }
            default -> {} // thinks
        }
    }

    /** RFC 9293 §3.10.5: in the other states nothing is sent, so nobody can know. */
    private static void abort(Talk talk) {
        if (ABORT_TELLS.contains(talk.state())) {
            talk.abort();
        }
    }

    private static Duration pause(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofMillis(random.nextInt(20));
            case 1 -> Duration.ofMillis(random.nextInt(300));
            case 2 -> Duration.ofMillis(random.nextInt(4_000));
            default -> Duration.ofSeconds(random.nextInt(40));
        };
    }

    private static void live(TwoStacks stacks, Random random) {
        for (int i = 5 + random.nextInt(30); i > 0; i--) {
            stacks.opener().talks().forEach(talk -> act(talk, random));
            stacks.listener().talks().forEach(talk -> act(talk, random));
            stacks.run(pause(random));
        }
    }

    private static void assertTrueToLife(Truth truth, long seed) {
        assertTrue(truth.lies().isEmpty(), "seed " + seed + ": " + String.join("\n", truth.lies()));
        assertTrue(truth.compared > 0, "something was compared");
    }

    @Test(dataProvider = "seeds")
    public void shouldKnowTheStatesOfBothEnds(long seed) {
        var random = new Random(seed);
        TwoStacks stacks = stacks(random);
        var truth = new Truth(stacks);
        stacks.opener().open();
        live(stacks, random);
        assertTrueToLife(truth, seed);
    }

    @Test(dataProvider = "seeds")
    public void shouldKnowThemWhenBothOpenAtOnce(long seed) {
        var random = new Random(seed);
        TwoStacks stacks = stacks(random);
        var truth = new Truth(stacks);
        stacks.opener().open(PORT, PORT + 1, SocketOptions.ORDINARY);
        stacks.run(Duration.ofMillis(random.nextInt(30)));
        stacks.listener().open(PORT + 1, PORT, SocketOptions.ORDINARY);
        live(stacks, random);
        assertTrueToLife(truth, seed);
    }

    @Test(dataProvider = "seeds")
    public void shouldTellLivesOfOneFourTupleApart(long seed) {
        var random = new Random(seed);
        TwoStacks stacks = stacks(random);
        var truth = new Truth(stacks);
        for (int life = 0; life < 4; life++) {
            if (stacks.opener().talks().stream().allMatch(talk -> talk.state() == State.CLOSED)) {
                stacks.opener().open(PORT, Stack.PORT, SocketOptions.ORDINARY);
            }
            live(stacks, random);
            stacks.opener().talks().forEach(random.nextBoolean() ? Talk::close : OnlookerTest::abort);
            stacks.run(Duration.ofSeconds(random.nextInt(400)));
        }
        assertTrueToLife(truth, seed);
    }

    @Test
    public void shouldHaveSeenEveryState() {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            TwoStacks stacks = stacks(random);
            var truth = new Truth(stacks);
            stacks.opener().open();
            live(stacks, random);
            seen.addAll(truth.seen);
        }
        assertEquals(seen, EnumSet.allOf(State.class));
    }
}
