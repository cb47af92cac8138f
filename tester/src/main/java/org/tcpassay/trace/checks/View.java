// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * What the wire tells of the target's connection record, generously: bounds of RCV.NXT and of the receive window, and
 * how far it has sent. Mutable, moved by {@link #see}.
 */
final class View {

    private final int targetShift;
    private final Optional<SeqNum> iss;
    private Optional<SeqNum> sentUpTo = Optional.empty();
    private Optional<SeqNum> acknowledged = Optional.empty();
    private Optional<SeqNum> rightEdge = Optional.empty();

    View(Incarnation life) {
        targetShift = life.targetShift();
        iss = life.iss();
    }

    /** SND.NXT as far as seen. */
    Optional<SeqNum> sentUpTo() {
        return sentUpTo;
    }

    /** The highest SEG.ACK of the target: RCV.NXT is this or later. */
    Optional<SeqNum> acknowledged() {
        return acknowledged;
    }

    /** Whether the target may find a segment of the tester acceptable; yes in doubt. */
    boolean mayAccept(Step step) {
        boolean old = acknowledged.filter(step.end()::isBefore).isPresent();
        return !old && !isBeyondWindow(step) && (!step.has(Flags.ACK) || isAckOfSent(step));
    }

    /** Whether a segment begins behind everything that was ever advertised, rounding by the scale included. */
    boolean isBeyondWindow(Step step) {
        return rightEdge
                .map(edge -> edge.plus(1L << targetShift))
                .filter(step.seq()::isAfter)
                .isPresent();
    }

    /** Whether SEG.ACK lies between ISS and what the target has sent. */
    boolean isAckOfSent(Step step) {
        boolean tooHigh = sentUpTo.filter(step.ack()::isAfter).isPresent();
        boolean tooLow = iss.filter(step.ack()::isBefore).isPresent();
        return !tooHigh && !tooLow;
    }

    void see(Step step) {
        if (!step.isFromTarget() || step.has(Flags.RST)) {
            return;
        }
        sentUpTo = later(sentUpTo, step.end());
        if (step.has(Flags.ACK)) {
            acknowledged = later(acknowledged, step.ack());
            int shift = step.has(Flags.SYN) ? 0 : targetShift;
            rightEdge = later(rightEdge, step.ack().plus((long) step.segment().window() << shift));
        }
    }

    private static Optional<SeqNum> later(Optional<SeqNum> known, SeqNum number) {
        return known.filter(number::isAtOrBefore).or(() -> Optional.of(number));
    }
}
