// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Settings;
import org.tcpassay.model.SocketOptions;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.testng.annotations.Test;

/** What the path says of single segments. */
public class SightingTest {

    private static List<Sighting> sightings(TwoStacks stacks, Predicate<Sighting> such) {
        return stacks.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .flatMap(came -> ((Happening.Came) came).transit().sighting().stream())
                .filter(such)
                .toList();
    }

    private static TwoStacks between(Settings settings, Rule... rules) {
        return TwoStacks.over(new Scenario("test", "", List.of(rules)), 1, settings, settings, 4);
    }

    @Test
    public void shouldNumberAHandshakeAndWhatFollows() {
        var stacks = TwoStacks.over();
        stacks.opener().open().send("hello");
        stacks.runUntilQuiet();
        List<Sighting> all = sightings(stacks, any -> true);
        assertEquals(
                all.stream().limit(3).map(Sighting::handshake).toList(), List.of(1, 2, 3), "steps of the handshake");
        assertEquals(all.stream().limit(3).map(Sighting::position).toList(), List.of(0L, 0L, 1L));
        assertEquals(all.stream().limit(3).map(Sighting::ackPosition).toList(), List.of(-1L, 1L, 1L));
        assertEquals(
                all.stream().limit(3).map(Sighting::opener).toList(),
                List.of(State.SYN_SENT, State.SYN_SENT, State.ESTABLISHED));
        assertEquals(
                all.stream().limit(3).map(Sighting::listener).toList(),
                List.of(State.LISTEN, State.SYN_RECEIVED, State.SYN_RECEIVED));
        assertEquals(sightings(stacks, one -> one.text() == 1).size(), 1);
        assertEquals(sightings(stacks, Sighting::repeated), List.of());
    }

    @Test
    public void shouldKnowWhatIsSentAgain() {
        var stacks = TwoStacks.over(new Rule("once", Conditions.nth(1, Conditions.text(2)), Faults.drop()));
        stacks.opener().open().send(Bytes.zeros(5_000));
        stacks.runUntilQuiet();
        List<Sighting> again = sightings(stacks, Sighting::repeated);
        assertEquals(again.stream().map(Sighting::position).toList(), List.of(1_449L)); // behind one full segment
        assertEquals(again.get(0).text(), 0);
        assertTrue(stacks.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .map(came -> ((Happening.Came) came).transit())
                .anyMatch(Conditions.sack().start(new Dice(1, 1))::sees));
    }

    @Test
    public void shouldKnowARepeatedSyn() {
        var stacks = TwoStacks.over(new Rule("once", Conditions.nth(1, Conditions.handshake(1)), Faults.drop()));
        stacks.opener().open();
        stacks.runUntilQuiet();
        assertEquals(
                sightings(stacks, one -> one.handshake() == 1).stream()
                        .map(Sighting::repeated)
                        .toList(),
                List.of(false, true));
    }

    @Test
    public void shouldKnowKeepAlivesWithAndWithoutAByte() {
        for (boolean empty : List.of(true, false)) {
            var stacks = between(Settings.ordinary().with(Choice.KEEP_ALIVE_EMPTY, empty));
            SocketOptions options =
                    SocketOptions.ORDINARY.withKeepAlive(true).withKeepAliveIdle(Duration.ofSeconds(10));
            stacks.opener().open(options).send("hello");
            stacks.run(Duration.ofSeconds(35));
            List<Sighting> questions = sightings(stacks, Sighting::keepAlive);
            assertEquals(questions.size(), 3, "empty: " + empty);
            assertEquals(questions.get(0).sender(), End.OPENER);
            assertEquals(questions.get(0).position(), 5); // of the last of five bytes
            assertEquals(questions.get(0).repeated(), !empty);
            assertEquals(questions.get(0).text(), 0);
            assertFalse(questions.get(0).windowProbe());
        }
    }

    @Test
    public void shouldKnowProbesOfAClosedWindowWithAndWithoutText() {
        for (boolean text : List.of(true, false)) {
            var stacks = between(Settings.ordinary().with(Choice.WINDOW_PROBED_WITH_TEXT, text));
            stacks.opener().open().send(Bytes.zeros(1_000_000));
            stacks.run(Duration.ofMillis(100));
            stacks.listener().talk(1).reads(false);
            stacks.run(Duration.ofSeconds(30));
            List<Sighting> probes = sightings(stacks, Sighting::windowProbe);
            assertTrue(probes.size() > 2, probes.size() + " probes, with text: " + text);
            assertTrue(probes.stream().noneMatch(Sighting::keepAlive));
            assertTrue(probes.stream().allMatch(one -> one.sender() == End.OPENER));
        }
    }

    @Test
    public void shouldSayThatAPortIsClosed() {
        var stacks = TwoStacks.over();
        stacks.opener().open(40_000, 81, SocketOptions.ORDINARY);
        stacks.runUntilQuiet();
        Sighting reset = sightings(stacks, any -> true).get(1);
        assertEquals(List.of(reset.listener(), reset.opener()), List.of(State.CLOSED, State.SYN_SENT));
        assertEquals(reset.position(), 0);
        assertEquals(last(stacks, End.OPENER), State.CLOSED);
    }

    @Test
    public void shouldPickUpWhatItMissed() {
        var before = TwoStacks.over();
        before.opener().open().send("hello");
        before.runUntilQuiet();
        before.listener().talk(1).send("there");
        before.opener().talk(1).close();
        before.run(Duration.ofSeconds(1));
        before.listener().talk(1).close();
        before.run(Duration.ofSeconds(1));
        var changes = new ArrayList<Happening>();
        var path = new Path(new Scenario("none", "", List.of()), 1, changes::add);
        before.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .map(came -> ((Happening.Came) came).transit())
                .filter(transit -> transit.number() > 3) // the handshake was before
                .forEach(transit -> path.arrive(transit.from(), transit.bytes(), transit.timeNs()));
        assertEquals(
                changes.stream()
                        .filter(Happening.Changed.class::isInstance)
                        .map(one -> ((Happening.Changed) one).end() + " " + ((Happening.Changed) one).to())
                        .toList(),
                List.of(
                        "OPENER ESTABLISHED",
                        "LISTENER ESTABLISHED",
                        "OPENER FIN_WAIT_1",
                        "LISTENER CLOSE_WAIT",
                        "OPENER FIN_WAIT_2",
                        "LISTENER LAST_ACK",
                        "OPENER TIME_WAIT",
                        "LISTENER CLOSED"));
        Sighting first = ((Happening.Came) changes.get(0)).transit().sighting().orElseThrow();
        assertEquals(List.of(first.sender(), first.position()), List.of(End.OPENER, 1L));
    }

    @Test
    public void shouldEndOnlyWhatAResetHitsExactly() {
        var stacks = TwoStacks.over();
        stacks.opener().open().send("hello");
        stacks.runUntilQuiet();
        stacks.opener().talk(1).abort();
        stacks.run(Duration.ofMillis(12));
        assertEquals(last(stacks, End.OPENER), State.CLOSED);
        assertEquals(last(stacks, End.LISTENER), State.CLOSED);
    }

    private static State last(TwoStacks stacks, End end) {
        return stacks.journal().stream()
                .filter(Happening.Changed.class::isInstance)
                .map(Happening.Changed.class::cast)
                .filter(changed -> changed.end() == end)
                .reduce((one, other) -> other)
                .orElseThrow()
                .to();
    }
}
