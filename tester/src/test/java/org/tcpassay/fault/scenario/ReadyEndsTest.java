// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Sighting;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.testng.annotations.Test;

/** What the ready scenarios of closing do, with two reference hosts. */
public class ReadyEndsTest {

    private static Sighting firstLost(Conversation talk) {
        return talk.lost().get(0).sighting().orElseThrow();
    }

    private static List<State> states(Conversation talk, End end) {
        return talk.stacks.journal().stream()
                .filter(happening -> happening instanceof Happening.Changed changed && changed.end() == end)
                .map(happening -> ((Happening.Changed) happening).to())
                .toList();
    }

    @Test
    public void loseFirstFin() {
        var talk = Conversation.of("lose-first-fin").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(firstLost(talk).sender(), End.OPENER);
        assertTrue(talk.sent(End.OPENER, Conversation::hasFin) == 2);
    }

    @Test
    public void loseFinAck() {
        var talk = Conversation.of("lose-fin-ack").whole().isIntact().acted(Verb.LOST, 1);
        assertEquals(firstLost(talk).opener(), State.FIN_WAIT_1);
        talk.holds();
    }

    @Test
    public void loseSecondFin() {
        var talk = Conversation.of("lose-second-fin").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(firstLost(talk).sender(), End.LISTENER);
        assertEquals(talk.sent(End.LISTENER, Conversation::hasFin), 2);
    }

    @Test
    public void loseLastAck() {
        var talk = Conversation.of("lose-last-ack").whole().isIntact().holds().acted(Verb.LOST, 1);
        assertEquals(firstLost(talk).listener(), State.LAST_ACK);
        assertEquals(talk.sent(End.LISTENER, Conversation::hasFin), 2);
        assertEquals(talk.opener.state(), State.TIME_WAIT);
    }

    @Test
    public void simultaneousCloseMaker() {
        var talk = Conversation.of("simultaneous-close-maker").ask().answer();
        talk.opener.close();
        talk.stacks.run(Duration.ofMillis(300));
        talk.listener().close();
        talk.stacks.run(Duration.ofSeconds(30));
        talk.isIntact().holds();
        assertTrue(states(talk, End.OPENER).contains(State.CLOSING), "" + states(talk, End.OPENER));
        assertTrue(states(talk, End.LISTENER).contains(State.CLOSING), "" + states(talk, End.LISTENER));
    }

    @Test
    public void resetOnClose() {
        var talk = Conversation.of("reset-on-close").whole();
        assertTrue(!talk.opener.told().isEmpty() && !talk.listener().told().isEmpty(), "both are told");
        assertTrue(talk.went().stream()
                .noneMatch(transit ->
                        transit.segment().filter(Conversation::hasFin).isPresent()));
    }

    @Test
    public void halfOpen() {
        var talk = Conversation.of("half-open").ask().answer();
        talk.listener().close();
        talk.stacks.run(Duration.ofMinutes(1));
        assertEquals(talk.opener.state(), State.ESTABLISHED);
        assertEquals(talk.opener.told(), List.of());
        assertTrue(talk.acts(Verb.LOST) > 1, "the FIN, sent again");
        assertEquals(
                talk.lost().stream()
                        .map(transit -> transit.sighting().map(Sighting::sender))
                        .distinct()
                        .toList(),
                List.of(Optional.of(End.LISTENER)));
        assertTrue(talk.lost().stream()
                .allMatch(transit -> transit.segment().orElseThrow().flags().hasAny(Flags.FIN.with(Flags.RST))));
    }
}
