// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.testng.Assert.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation.Outcome;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Sighting;
import org.tcpassay.fault.Talk;
import org.tcpassay.fault.Transit;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.fault.verdict.Jury;
import org.tcpassay.fault.verdict.Verdict;
import org.tcpassay.model.Settings;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;

/** A question and an answer between two reference hosts under a ready scenario, in virtual time. */
final class Conversation {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final Scenario scenario;
    final TwoStacks stacks;
    final Talk opener;
    final Bytes question;
    final Bytes answer;
    private final long beganNs;

    private Conversation(String name, int asked, int answered, Settings opener, Settings listener) {
        scenario = Ready.scenario(name);
        stacks = TwoStacks.over(scenario, 1, opener, listener, 4);
        question = text(asked, 1);
        answer = text(answered, 2);
        beganNs = stacks.nowNs();
        this.opener = stacks.opener().open().send(question);
    }

    /** @param name of the scenario; nothing has happened yet but the OPEN */
    static Conversation of(String name) {
        return of(name, 300, 100_000);
    }

    static Conversation of(String name, int asked, int answered) {
        return of(name, asked, answered, Settings.ordinary(), Settings.ordinary());
    }

    static Conversation of(String name, int asked, int answered, Settings opener, Settings listener) {
        return new Conversation(name, asked, answered, opener, listener);
    }

    private static Bytes text(int length, long seed) {
        var dice = new Dice(seed, 0);
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) dice.between(0, 256);
        }
        return Bytes.copyOf(bytes);
    }

    /** Question, answer, and both close; each waits for the other as long as it takes, up to ten minutes. */
    Conversation whole() {
        ask();
        answer();
        close();
        return this;
    }

    /** The question arrives. */
    Conversation ask() {
        until(() ->
                !stacks.listener().talks().isEmpty() && listener().received().length() >= question.length());
        return this;
    }

    /** The answer arrives. */
    Conversation answer() {
        listener().send(answer);
        until(() -> opener.received().length() >= answer.length());
        return this;
    }

    /** The opener closes, and the listener when it has seen that. */
    Conversation close() {
        opener.close();
        until(() -> listener().sawEnd() || !listener().told().isEmpty());
        listener().close();
        until(() -> opener.sawEnd() || !opener.told().isEmpty());
        stacks.run(Duration.ofSeconds(30));
        return this;
    }

    Talk listener() {
        return stacks.listener().talk(1);
    }

    void until(BooleanSupplier done) {
        long untilNs = stacks.nowNs() + PATIENCE.toNanos();
        while (!done.getAsBoolean() && stacks.nowNs() < untilNs) {
            stacks.run(LOOK);
        }
    }

    /** Both streams as they were sent. */
    Conversation isIntact() {
        assertEquals(listener().received(), question, "the question");
        assertEquals(opener.received(), answer, "the answer");
        return this;
    }

    Verdict verdict() {
        return Jury.verdict(scenario, stacks.journal(), stacks.nowNs());
    }

    /** All expectations of the scenario hold, and every rule fired. */
    Conversation holds() {
        Verdict verdict = verdict();
        assertEquals(verdict.outcome(), Outcome.HOLDS, verdict.text());
        return this;
    }

    /** How often a rule, or any, did such a thing. */
    int acts(Verb verb) {
        return stacks.acts(verb).size();
    }

    Conversation acted(Verb verb, int times) {
        assertEquals(acts(verb), times, verb + ": " + stacks.acts(verb));
        return this;
    }

    /** What came in, in order. */
    List<Transit> came() {
        return stacks.journal().stream()
                .filter(Happening.Came.class::isInstance)
                .map(happening -> ((Happening.Came) happening).transit())
                .toList();
    }

    /** What left. */
    List<Transit> went() {
        return stacks.journal().stream()
                .filter(Happening.Went.class::isInstance)
                .map(happening -> ((Happening.Went) happening).transit())
                .toList();
    }

    /** Segments that an end sent. */
    long sent(End end, Predicate<Segment> such) {
        return came().stream()
                .filter(transit -> transit.sighting()
                        .map(Sighting::sender)
                        .filter(end::equals)
                        .isPresent())
                .filter(transit -> transit.segment().filter(such).isPresent())
                .count();
    }

    /** Segments that the path was given more than once. */
    long repeated() {
        return came().stream()
                .filter(transit -> transit.sighting().filter(Sighting::repeated).isPresent())
                .count();
    }

    /** What a rule lost. */
    List<Transit> lost() {
        List<Long> numbers =
                stacks.acts(Verb.LOST).stream().map(Happening.Acted::number).toList();
        return came().stream()
                .filter(transit -> numbers.contains(transit.number()))
                .toList();
    }

    /** When, from the OPEN on, something that left was such for the first time. */
    Duration when(Predicate<Segment> such) {
        return stacks.journal().stream()
                .filter(happening -> happening instanceof Happening.Went went
                        && went.transit().segment().filter(such).isPresent())
                .map(happening -> Duration.ofNanos(happening.timeNs() - beganNs))
                .findFirst()
                .orElseThrow();
    }

    Duration elapsed() {
        return Duration.ofNanos(stacks.nowNs() - beganNs);
    }

    static boolean hasData(Segment segment) {
        return !segment.payload().isEmpty();
    }

    static boolean hasFin(Segment segment) {
        return segment.has(Flags.FIN);
    }

    static boolean isBareAck(Segment segment) {
        return segment.flags().equals(Flags.ACK) && segment.payload().isEmpty();
    }
}
