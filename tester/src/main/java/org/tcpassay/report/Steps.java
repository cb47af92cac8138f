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
import org.tcpassay.wire.Packet;
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

    /** What a fault did, for programs; nanoseconds are since the first packet, the packet is in notation. */
    record Act(long sinceNs, String rule, String act, String detail, String packet) {}

    /** What faults did on the road, in order. */
    static List<Act> faults(Trace trace) {
        var told = new Steps(trace);
        return trace.events().stream()
                .filter(Event.Faulted.class::isInstance)
                .map(Event.Faulted.class::cast)
                .map(each -> new Act(
                        each.timeNs() - told.firstNs, each.rule(), each.act(), each.detail(), told.segment(each)))
                .toList();
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
        } else if (event instanceof Event.Faulted faulted) {
            steps.add(words(event, Kind.FAULT, act(faulted), Optional.empty()));
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
        PacketText parts = parts(passed.conversation(), passed.direction(), passed.packet());
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

    /** Such as {@code fault "the FIN is lost" lost: > F. 1:1(0) ack 1}. */
    private String act(Event.Faulted faulted) {
        String detail = faulted.detail();
        boolean saysNoMore = detail.isEmpty() || detail.equals("dropped");
        String how = saysNoMore ? "" : (detail.startsWith("by ") ? " " : ", ") + detail;
        String which = segment(faulted);
        return "fault \"" + faulted.rule() + "\" " + faulted.act() + how + (which.isEmpty() ? "" : ": " + which);
    }

    /** With its arrow; empty for none. */
    private String segment(Event.Faulted faulted) {
        String arrow = faulted.direction() == Direction.TO_TARGET ? "< " : "> ";
        return faulted.packet()
                .map(packet -> arrow
                        + parts(faulted.conversation(), faulted.direction(), packet)
                                .line())
                .orElse("");
    }

    private PacketText parts(int conversation, Direction direction, Packet packet) {
        Numbering numbering = numberings.getOrDefault(conversation, Numbering.absolute());
        boolean absolute = isZeroReset(direction, packet);
        SeqNum seqBase = absolute ? SeqNum.of(0) : numbering.seqBase(direction);
        PacketText text = PacketText.of(packet, seqBase, numbering.ackBase(direction));
        return absolute ? text.with("(seq absolute)") : text;
    }

    /** A reset that answers a segment without ACK has the sequence number 0 itself: no ISS to count from. */
    private static boolean isZeroReset(Direction direction, Packet packet) {
        return direction == Direction.FROM_TARGET
                && packet.segment()
                        .filter(segment ->
                                segment.has(Flags.RST) && segment.seq().bits() == 0)
                        .isPresent();
    }
}
