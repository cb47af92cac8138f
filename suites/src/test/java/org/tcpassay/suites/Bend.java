// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.acts.Answer;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** A way in which a target can be wrong, made on the wire. */
enum Bend {
    /** It answers nothing any more. */
    MUTE {
        @Override
        List<Rule> onTheRoad() {
            return List.of(new Rule("mute", Conditions.fromSide(Side.RIGHT), Faults.drop()));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            return Optional.empty();
        }
    },
    /** Its sequence numbers are one too high. */
    SEQUENCE {
        /** Ends become resets. */
        @Override
        List<Rule> onTheRoad() {
            return List.of(new Rule("abrupt", Conditions.anyFlags("F"), Faults.resetOnClose()));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            return Optional.of(with(answer, answer.seq().plus(1), answer.ack(), answer.flags()));
        }
    },
    /** Its acknowledgments are one too high. */
    ACKNOWLEDGMENT {
        /** Nothing passes once there is a connection. */
        @Override
        List<Rule> onTheRoad() {
            Condition opening =
                    Conditions.anyOf(Conditions.handshake(1), Conditions.handshake(2), Conditions.handshake(3));
            return List.of(new Rule("dead", Conditions.not(opening), Faults.drop()));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            return Optional.of(with(answer, answer.seq(), answer.ack().plus(1), answer.flags()));
        }
    },
    /** It resets where it should not, and acknowledges where it should reset. */
    RESET {
        @Override
        List<Rule> onTheRoad() {
            return List.of(new Rule("reset", Conditions.fromSide(Side.LEFT), Faults.answer(Answer.Reply.RST)));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            Flags other = answer.has(Flags.RST)
                    ? Flags.ACK
                    : answer.flags().without(Flags.SYN.with(Flags.FIN)).with(Flags.RST);
            return Optional.of(with(answer, answer.seq(), answer.ack(), other));
        }
    },
    /** It tells of congestion otherwise than it should. */
    CONGESTION {
        @Override
        Optional<Segment> answer(Segment answer) {
            Flags told = Flags.AE.with(Flags.CWR).with(Flags.ECE);
            Flags other = answer.has(told)
                    ? answer.flags().without(told)
                    : answer.flags().with(told);
            return Optional.of(with(answer, answer.seq(), answer.ack(), other));
        }
    },
    /** What its user sees is not so. */
    USER {
        /** One is served, and nobody after it. */
        @Override
        List<Rule> onTheRoad() {
            return List.of(
                    new Rule("taken", Conditions.after(1, Conditions.handshake(1)), Faults.answer(Answer.Reply.RST)));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            return Optional.of(answer);
        }
    },
    /** It answers what should be left unanswered. */
    TALKATIVE {
        /** Who comes when three have come is refused. */
        @Override
        List<Rule> onTheRoad() {
            return List.of(
                    new Rule("full", Conditions.after(3, Conditions.handshake(1)), Faults.answer(Answer.Reply.RST)));
        }

        @Override
        Optional<Segment> answer(Segment answer) {
            return Optional.of(answer);
        }

        @Override
        Optional<Segment> unasked(Segment stimulus) {
            return Optional.of(new Segment(
                    /* sourcePort= */ stimulus.destinationPort(),
                    /* destinationPort= */ stimulus.sourcePort(),
                    /* seq= */ stimulus.ack(),
                    /* ack= */ stimulus.end(),
                    Segment.COMPUTED,
                    0,
                    Flags.ACK,
                    1_000,
                    Checksum.RIGHT,
                    0,
                    List.of(),
                    Bytes.EMPTY));
        }
    };

    /** The same between two hosts, before the probe's own rules; none where that says nothing. */
    List<Rule> onTheRoad() {
        return List.of();
    }

    /** What arrives in place of what the target sent. */
    abstract Optional<Segment> answer(Segment answer);

    /** What the target says to a stimulus beside its answer. */
    Optional<Segment> unasked(Segment stimulus) {
        return Optional.empty();
    }

    private static Segment with(Segment from, SeqNum seq, SeqNum ack, Flags flags) {
        return new Segment(
                from.sourcePort(),
                from.destinationPort(),
                seq,
                ack,
                from.dataOffset(),
                from.reserved(),
                flags,
                from.window(),
                Checksum.RIGHT,
                from.urgent(),
                from.options(),
                from.payload());
    }
}
