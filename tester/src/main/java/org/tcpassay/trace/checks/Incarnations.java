// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * Cuts a trace into lives of connections.
 *
 * <p>The target's SYNs decide: a tester may send stale SYNs in mid-connection without a new one coming about. From
 * the first fragment that the tester sends nothing is read, because what it carries is not.
 */
final class Incarnations {

    private Incarnations() {}

    static List<Incarnation> of(Trace trace) {
        var lives = new ArrayList<Incarnation>();
        stepsByConversation(trace).forEach((index, steps) -> {
            List<Integer> starts = starts(steps);
            for (int i = 0; i < starts.size(); i++) {
                int first = starts.get(i);
                int end = i + 1 < starts.size() ? starts.get(i + 1) : steps.size();
                lives.add(new Incarnation(
                        trace.conversations().get(index), steps.subList(0, first), steps.subList(first, end)));
            }
        });
        return lives;
    }

    private static Map<Integer, List<Step>> stepsByConversation(Trace trace) {
        var steps = new TreeMap<Integer, List<Step>>();
        List<Event> events = trace.events();
        for (int i = 0; i < events.size(); i++) {
            if (!(events.get(i) instanceof Event.Passed passed)) {
                continue;
            }
            if (passed.direction() == Direction.TO_TARGET
                    && passed.packet().ip().filter(IpPacket::isFragment).isPresent()) {
                break;
            }
            if (passed.conversation() != Event.NO_CONVERSATION
                    && passed.packet().content() instanceof Segment segment) {
                steps.computeIfAbsent(passed.conversation(), none -> new ArrayList<>())
                        .add(new Step(i, passed, segment));
            }
        }
        return steps;
    }

    /** Positions at which lives begin; the first is 0. */
    private static List<Integer> starts(List<Step> steps) {
        var starts = new ArrayList<Integer>(List.of(0));
        Optional<Step> syn = Optional.empty();
        boolean answered = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (isSynOfTarget(step)) {
                if (syn.isEmpty() || isNew(step, syn.get(), answered)) {
                    int start = startOf(steps, i, starts.get(starts.size() - 1));
                    if (start > starts.get(starts.size() - 1)) {
                        starts.add(start);
                    }
                    answered = false;
                }
                // a SYN of its own that a SYN,ACK follows is one life: simultaneous open
                syn = Optional.of(step);
            } else if (syn.isPresent() && step.isFromTarget() && !step.has(Flags.RST)) {
                answered = true;
            }
        }
        return starts;
    }

    private static boolean isNew(Step step, Step last, boolean answered) {
        boolean otherNumber = !step.seq().equals(last.seq());
        boolean otherPeer =
                step.has(Flags.ACK) && last.has(Flags.ACK) && !step.ack().equals(last.ack());
        boolean opensAgain = !step.has(Flags.ACK) && answered;
        return otherNumber || otherPeer || opensAgain;
    }

    /**
     * The first of the tester's SYNs that the SYN,ACK at {@code i} answers, since the target last spoke; else
     * {@code i} itself.
     */
    private static int startOf(List<Step> steps, int i, int earliest) {
        int start = i;
        if (steps.get(i).has(Flags.ACK)) {
            SeqNum ack = steps.get(i).ack();
            for (int j = i - 1; j >= earliest && steps.get(j).isFromTester(); j--) {
                Step step = steps.get(j);
                if (step.has(Flags.SYN) && ack.isAfter(step.seq()) && ack.isAtOrBefore(step.end())) {
                    start = j;
                }
            }
        }
        return start;
    }

    private static boolean isSynOfTarget(Step step) {
        return step.isFromTarget() && step.has(Flags.SYN) && !step.has(Flags.RST);
    }
}
