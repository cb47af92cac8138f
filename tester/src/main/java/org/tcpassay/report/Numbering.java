// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report;

import java.util.Optional;
import org.tcpassay.trace.Conversation;
import org.tcpassay.trace.Direction;
import org.tcpassay.trace.Event;
import org.tcpassay.trace.Trace;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * The numbers that the segments of one conversation print relative to.
 *
 * <p>Where no SYN was seen from one side, the first number that the tester used for that side stands in: the answer
 * to a stray segment is then told relative to the question.
 *
 * @param tester IRS
 * @param target ISS
 */
record Numbering(SeqNum tester, SeqNum target) {

    private static final SeqNum ZERO = SeqNum.of(0);

    static Numbering of(Trace trace, Conversation conversation) {
        SeqNum tester = conversation.irs().orElseGet(() -> firstSeq(trace, conversation.index()));
        SeqNum target = lostIss(trace, conversation.index())
                .or(conversation::iss)
                .orElseGet(() -> firstAck(trace, conversation.index()));
        return new Numbering(tester, target);
    }

    /** For what belongs to no conversation: the numbers as they stand. */
    static Numbering absolute() {
        return new Numbering(ZERO, ZERO);
    }

    SeqNum seqBase(Direction direction) {
        return direction == Direction.TO_TARGET ? tester : target;
    }

    SeqNum ackBase(Direction direction) {
        return direction == Direction.TO_TARGET ? target : tester;
    }

    private static SeqNum firstSeq(Trace trace, int conversation) {
        return trace.packets().stream()
                .filter(passed -> isAsked(passed, conversation))
                .flatMap(passed -> passed.packet().segment().stream())
                .findFirst()
                .map(Segment::seq)
                .orElse(ZERO);
    }

    /** Of the target's first SYN, where a fault kept it from the tester, who then knows no better than to invent one. */
    private static Optional<SeqNum> lostIss(Trace trace, int conversation) {
        return trace.events().stream()
                .filter(event -> event.conversation() == conversation && isSynOfTarget(event))
                .findFirst()
                .filter(Event.Faulted.class::isInstance)
                .flatMap(event -> ((Event.Faulted) event).packet())
                .flatMap(Packet::segment)
                .map(Segment::seq);
    }

    private static boolean isSynOfTarget(Event event) {
        Optional<Packet> packet = event instanceof Event.Passed passed && passed.direction() == Direction.FROM_TARGET
                ? Optional.of(passed.packet())
                : event instanceof Event.Faulted act && act.direction() == Direction.FROM_TARGET
                        ? act.packet()
                        : Optional.empty();
        return packet.flatMap(Packet::segment)
                .filter(segment -> segment.has(Flags.SYN))
                .isPresent();
    }

    private static SeqNum firstAck(Trace trace, int conversation) {
        return trace.packets().stream()
                .filter(passed -> isAsked(passed, conversation))
                .flatMap(passed -> passed.packet().segment().stream())
                .filter(segment -> segment.has(Flags.ACK))
                .findFirst()
                .map(Segment::ack)
                .orElse(ZERO);
    }

    private static boolean isAsked(Event.Passed passed, int conversation) {
        return passed.conversation() == conversation && passed.direction() == Direction.TO_TARGET;
    }
}
