// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.model.Settings;
import org.tcpassay.model.Signal;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.testng.annotations.Test;

public class TwoStacksTest {

    private static final Condition ANY = Condition.of("anything", transit -> true);

    private static final Fault LOSE = new Fault() {
        @Override
        public Running start(Dice dice) {
            return (transit, outlet) -> outlet.lose(transit, "for good");
        }

        @Override
        public String text() {
            return "lose";
        }
    };

    @Test
    public void shouldTalkAndPart() {
        var stacks = TwoStacks.over();
        Talk opener = stacks.opener().open().send("hello");
        stacks.runUntilQuiet();
        Talk listener = stacks.listener().talk(1);
        assertEquals(listener.receivedText(), "hello");
        assertEquals(opener.state(), State.ESTABLISHED);

        listener.send("there").close();
        opener.close();
        stacks.runUntilQuiet();
        assertEquals(opener.receivedText(), "there");
        assertTrue(opener.sawEnd() && listener.sawEnd());
        assertEquals(opener.told(), List.of());
        stacks.run(Duration.ofMinutes(5));
        assertEquals(List.of(opener.state(), listener.state()), List.of(State.CLOSED, State.LISTEN));
    }

    @Test
    public void shouldCarryMegabytesBothWaysOverIpv6() {
        Bytes body = Bytes.zeros(3_000_000);
        var stacks =
                TwoStacks.over(new Scenario("none", "", List.of()), 1, Settings.ordinary(), Settings.ordinary(), 6);
        Talk opener = stacks.opener().open().send(body).close();
        stacks.run(Duration.ofSeconds(1));
        stacks.listener().talk(1).send(body).close();
        stacks.runUntilQuiet();
        assertEquals(opener.received(), body);
        assertEquals(stacks.listener().talk(1).received(), body);
    }

    @Test
    public void shouldGiveUpWhereNothingPasses() {
        var stacks = TwoStacks.over(new Rule("nothing passes", ANY, LOSE));
        Talk opener = stacks.opener().open();
        stacks.runUntilQuiet();
        assertEquals(opener.told(), List.of(Signal.USER_TIMEOUT));
        assertTrue(stacks.acts(Verb.LOST).size() > 5);
        assertEquals(stacks.departures(), List.of());
    }

    @Test
    public void shouldStopAtAClosedWindow() {
        var stacks = TwoStacks.over();
        stacks.opener().open().send(Bytes.zeros(1_000_000));
        stacks.run(Duration.ofMillis(100));
        Talk listener = stacks.listener().talk(1).reads(false);
        stacks.run(Duration.ofSeconds(30));
        assertTrue(stacks.departed(
                        Side.LEFT, packet -> packet.segment().orElseThrow().window() == 0)
                > 0);
        listener.reads(true);
        stacks.runUntilQuiet();
        assertEquals(listener.received().length(), 1_000_000);
        assertEquals(
                stacks.departed(
                        Side.RIGHT, packet -> packet.segment().orElseThrow().has(Flags.SYN)),
                1);
    }
}
