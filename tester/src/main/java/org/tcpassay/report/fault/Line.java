// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.report.fault;

import java.util.List;
import java.util.Optional;
import org.tcpassay.fault.End;
import org.tcpassay.fault.Happening.Verb;
import org.tcpassay.fault.Side;
import org.tcpassay.report.PacketText;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;

/** One line of a {@link Story}; times are on the relay's clock. */
sealed interface Line {

    long timeNs();

    /** When the last of what it tells of was. */
    default long untilNs() {
        return timeNs();
    }

    /**
     * A packet at one moment: it comes in, something is done to it, it leaves, or all of that.
     *
     * @param id counts the legs of a story
     * @param origin the leg that this one goes on from, or -1
     * @param number of the packet, or 0 for what a rule made of nothing
     * @param from the side that it came from, or would have
     * @param connection 0 for none
     * @param isRepeated whether its sender had sent all of it before
     * @param entered the packet, if it came in at this moment
     * @param came how it looked when it came in; empty if nobody sent it, or nobody kept it
     * @param acts what was done at this moment, in order
     * @param left the packet, if it left at this moment
     * @param went how it looked then
     */
    record Leg(
            int id,
            int origin,
            long timeNs,
            long number,
            Side from,
            int connection,
            boolean isRepeated,
            Optional<Bytes> entered,
            Optional<PacketText> came,
            List<Act> acts,
            Optional<Bytes> left,
            Optional<PacketText> went)
            implements Line {

        /** The first packet of a story, or whatever it begins with. */
        static Line firstOf(List<Line> lines) {
            return lines.stream().filter(Leg.class::isInstance).findFirst().orElse(lines.get(0));
        }

        boolean enters() {
            return entered.isPresent();
        }

        boolean leaves() {
            return left.isPresent();
        }

        long bytes() {
            return left.or(() -> entered).map(Bytes::length).orElse(0);
        }

        boolean isLost() {
            return !leaves() && acts.stream().anyMatch(act -> act.verb() == Verb.LOST);
        }

        boolean isJoined() {
            return !leaves() && acts.stream().anyMatch(act -> act.verb() == Verb.JOINED);
        }

        boolean isMade() {
            return !enters() && origin < 0;
        }

        /** Another of what was there. */
        boolean isCopy() {
            return !enters() && acts.stream().anyMatch(act -> act.verb() == Verb.REPEATED || act.verb() == Verb.MADE);
        }

        boolean isChanged() {
            return came.isPresent() && went.isPresent() && !came.equals(went);
        }

        /** Nobody had a hand in it. */
        boolean isUntouched() {
            return enters() && leaves() && worthTelling().isEmpty() && !isChanged();
        }

        /** Acts without those that let it go as it was. */
        List<Act> worthTelling() {
            return acts.stream().filter(act -> act.verb() != Verb.PASSED).toList();
        }
    }

    /** The state of an end, as the path infers it, became another. */
    record Turn(long timeNs, int connection, End end, Side side, State to) implements Line {}

    /**
     * Packets that passed untouched, told together.
     *
     * @param untilNs when the last of them passed
     */
    record Quiet(long timeNs, long untilNs, long packets, long bytes) implements Line {}

    /**
     * What is so much alike that it is counted; it begins among what stands before it.
     *
     * @param text such as {@code 198 more SYN (strangers press forward), in 4.0 ms}
     */
    record Crowd(long timeNs, long untilNs, String text) implements Line {}

    /**
     * Words beside the packets: of a user at a side, or about both.
     *
     * @param style a class of the style sheet: say, held, broken or note
     */
    record Said(long timeNs, Optional<Side> side, String style, String text) implements Line {}

    /** Lines that would be too many. */
    record Omitted(long timeNs, int lines) implements Line {}

    /** What a rule did. */
    record Act(String rule, Verb verb, String detail) {

        /** Such as {@code delayed by 200.000 ms}. */
        String what() {
            String verbs =
                    switch (verb) {
                        case PASSED -> "passed";
                        case LOST -> "lost";
                        case DELAYED -> "delayed";
                        case REPEATED -> "repeated";
                        case CHANGED -> "changed";
                        case HELD -> "held";
                        case JOINED -> "joined";
                        case MADE -> "made";
                    };
            boolean goesOn = detail.isEmpty() || detail.startsWith("by ");
            if (detail.equals("dropped")) {
                return verbs; // says no more
            }
            return verbs + (goesOn ? " " : ": ") + detail;
        }

        /** Such as {@code slow road: delayed by 200.000 ms}. */
        String text() {
            return rule + ": " + what().strip();
        }
    }
}
