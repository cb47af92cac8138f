// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.scenario;

import static org.tcpassay.fault.scenario.Slot.needed;
import static org.tcpassay.fault.scenario.Slot.optional;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Expectation;
import org.tcpassay.fault.verdict.Expectations;
import org.tcpassay.rules.State;

/** The words behind {@code expect}. */
final class ExpectWords {

    private static final Slot<Duration> WITHIN = needed("within", Kinds.TIME, "the longest time");
    private static final Slot<End> WHO = optional("who", Kinds.END, "whose sending; without it that of both");
    private static final Slot<End> OF = optional("of", Kinds.END, "whose text; without it that of both");
    private static final Slot<Condition> COUNTED = needed("of", Kinds.CONDITION, "which packets");
    private static final Slot<Integer> LEAST = optional("at-least", Kinds.COUNT, "not fewer");
    private static final Slot<Integer> MOST = optional("at-most", Kinds.COUNT, "not more");
    private static final Slot<Integer> EXACTLY = optional("exactly", Kinds.COUNT, "just so many");
    private static final Slot<Boolean> WHERE = optional(
            "where",
            Kinds.choice(Map.of("sent", false, "arriving", true)),
            "sent: what comes in is counted (so it is without this); arriving: what leaves the path");
    private static final Slot<List<State>> OPENER = optional("opener", Kinds.STATES, "its state, one of several");
    private static final Slot<List<State>> LISTENER = optional("listener", Kinds.STATES, "its state, one of several");

    static final List<Word<Expectation>> WORDS = List.of(
            Word.led(
                    "recovers",
                    "whatever an end sends (SYN, data, FIN, acknowledgments) has reached the other so long after it was"
                            + " first sent, by that segment or by another",
                    "recovers: {within: 3 s, who: opener}",
                    List.of(WITHIN, WHO),
                    in -> in.find(WHO)
                            .map(end -> Expectations.recovers(end, in.get(WITHIN)))
                            .orElseGet(() -> Expectations.recovers(in.get(WITHIN)))),
            Word.led(
                    "intact",
                    "what an end sent is what the other was given, byte for byte, and all of it",
                    "intact: opener",
                    List.of(OF),
                    in -> in.find(OF).map(Expectations::intact).orElseGet(Expectations::intact)),
            Word.named(
                    "count",
                    "so many packets of a kind",
                    "count: {of: {flags: S}, at-most: 7}",
                    List.of(COUNTED, LEAST, MOST, EXACTLY, WHERE),
                    ExpectWords::count),
            Word.of(
                    "established",
                    Kinds.TIME,
                    "both ends of every connection are ESTABLISHED so long after its first segment",
                    "established: 3 s",
                    Expectations::establishes),
            Word.named(
                    "ends",
                    "in every connection an end is in a state when all is over",
                    "ends: {opener: [TIME-WAIT, CLOSED]}",
                    List.of(OPENER, LISTENER),
                    ExpectWords::ends),
            Word.bare(
                    "no-reset",
                    "no end sends a reset, and none arrives, that meets a connection",
                    Expectations.noReset()));

    private ExpectWords() {}

    private static Expectation count(Filled in) {
        if (in.find(EXACTLY).isPresent()) {
            if (in.find(LEAST).isPresent() || in.find(MOST).isPresent()) {
                throw new IllegalArgumentException("exactly needs neither at-least nor at-most");
            }
            long number = in.get(EXACTLY);
            return Expectations.count(in.get(COUNTED), number, OptionalLong.of(number), in.or(WHERE, false));
        }
        if (in.find(LEAST).isEmpty() && in.find(MOST).isEmpty()) {
            throw new IllegalArgumentException("how many? say at-least, at-most or exactly");
        }
        OptionalLong most = in.find(MOST).stream().mapToLong(Integer::longValue).findFirst();
        return Expectations.count(in.get(COUNTED), in.or(LEAST, 0), most, in.or(WHERE, false));
    }

    private static Expectation ends(Filled in) {
        if (in.find(OPENER).isPresent() == in.find(LISTENER).isPresent()) {
            throw new IllegalArgumentException("say it of opener or of listener; two ends are two expectations");
        }
        return in.find(OPENER)
                .map(states -> ends(End.OPENER, states))
                .orElseGet(() -> ends(End.LISTENER, in.get(LISTENER)));
    }

    private static Expectation ends(End end, List<State> states) {
        return Expectations.endsIn(
                end, states.get(0), states.subList(1, states.size()).toArray(State[]::new));
    }
}
