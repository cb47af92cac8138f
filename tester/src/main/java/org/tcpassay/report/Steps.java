// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpassay.report.Step.Kind;
import org.tcpassay.rules.State;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Event.Mark;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/** Turns a trace into steps that can be printed or drawn. */
final class Steps {

    private final Map<Integer, Numbering> numberings = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, State> states = new HashMap<>();
    private final long firstNs;

    private Steps(Trace trace) {
        for (Conversation conversation : trace.conversations()) {
            numberings.put(conversation.index(), Numbering.of(trace, conversation));
        }
        firstNs = trace.packets().isEmpty()
                ? trace.startNs()
                : trace.packets().get(0).timeNs();
    }

    /** All steps in link order; what was expected and came is told as {@link Kind#HELD} behind it. */
    static List<Step> of(Trace trace) {
        var told = new Steps(trace);
        trace.events().forEach(told::tell);
        return List.copyOf(told.steps);
    }

    private void tell(Event event) {
        if (event instanceof Event.Passed passed) {
            steps.add(packet(passed));
        } else if (event instanceof Event.UserCall call) {
            String result = call.result().isEmpty() ? "" : " = " + call.result();
            steps.add(words(event, Kind.CALL, call.call() + result, Optional.empty()));
        } else if (event instanceof Event.Reported reported) {
            if (reported.state().equals(states.put(reported.conversation(), reported.state()))) {
                return; // asked again, and the same
            }
            steps.add(words(event, Kind.STATE, reported.state().text(), Optional.of(reported.state())));
        } else if (event instanceof Event.Note note) {
            steps.add(words(event, Kind.NOTE, note.text(), Optional.empty()));
        } else if (event instanceof Event.Expected expected) {
            judge(expected);
        }
    }

    private void judge(Event.Expected expected) {
        if (expected.held()) {
            String door = expected.door().map(seen -> " (" + seen + ")").orElse("");
            steps.add(words(expected, Kind.HELD, expected.because() + door, Optional.empty()));
            return;
        }
        boolean ofTheWire =
                expected.expectation().startsWith(">") || expected.expectation().startsWith("nothing");
        int culprit = ofTheWire ? unansweredPacket(expected.conversation()) : -1;
        if (culprit >= 0) {
            steps.set(culprit, steps.get(culprit).asFailing());
        } else {
            steps.add(words(expected, Kind.MISSING, expected.expectation(), Optional.empty())
                    .asFailing());
        }
    }

    /** The last packet from the target that no expectation has looked at yet, or -1. */
    private int unansweredPacket(int conversation) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.conversation() != conversation) {
                continue;
            }
            if (step.kind() == Kind.HELD || (step.kind() == Kind.TO_TARGET && step.mark() != Mark.FENCE)) {
                return -1;
            }
            if (step.kind() == Kind.FROM_TARGET && (step.mark() == Mark.PLAIN || step.mark() == Mark.STIMULUS)) {
                return i;
            }
        }
        return -1;
    }

    private Step words(Event event, Kind kind, String text, Optional<State> state) {
        return new Step(
                event.timeNs() - firstNs,
                event.conversation(),
                kind,
                Mark.PLAIN,
                false,
                "",
                "",
                Printable.line(text),
                state);
    }

    private Step packet(Event.Passed passed) {
        Kind kind = passed.direction() == Direction.TO_TARGET ? Kind.TO_TARGET : Kind.FROM_TARGET;
        PacketText parts = parts(passed);
        return new Step(
                passed.timeNs() - firstNs,
                passed.conversation(),
                kind,
                passed.mark(),
                false,
                parts.flags(),
                parts.numbers(),
                parts.rest(),
                Optional.empty());
    }

    private PacketText parts(Event.Passed passed) {
        Numbering numbering = numberings.getOrDefault(passed.conversation(), Numbering.absolute());
        Direction direction = passed.direction();
        boolean absolute = isZeroReset(passed);
        SeqNum seqBase = absolute ? SeqNum.of(0) : numbering.seqBase(direction);
        PacketText text = PacketText.of(passed.packet(), seqBase, numbering.ackBase(direction));
        return absolute ? text.with("(seq absolute)") : text;
    }

    /** A reset that answers a segment without ACK has the sequence number 0 itself: no ISS to count from. */
    private static boolean isZeroReset(Event.Passed passed) {
        return passed.direction() == Direction.FROM_TARGET
                && passed.packet()
                        .segment()
                        .filter(segment ->
                                segment.has(Flags.RST) && segment.seq().bits() == 0)
                        .isPresent();
    }
}
