// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Tells, only where the wire leaves no doubt, which segment ends a connection. Mutable, moved by {@link #see}. */
final class Ending {

    private final Optional<SeqNum> iss;
    private final View view;
    private boolean handshakeDone;
    /** The end of everything that the tester sent and the target may have taken. */
    private Optional<SeqNum> given = Optional.empty();

    /** Where the tester's FINs stood that were whole and came when RCV.NXT was known at all. */
    private final Set<SeqNum> testerFins = new HashSet<>();

    private boolean testerFinSent;
    private Optional<SeqNum> targetFin = Optional.empty();
    private boolean targetClosedSecond;
    private final boolean stamped;
    private Optional<SeqNum> newestStamp = Optional.empty();

    Ending(Incarnation life) {
        iss = life.iss();
        stamped = life.isAgreed(TcpOption.Timestamps.class);
        view = new View(life);
    }

    boolean isEndedBy(Step step, SilentOnceGone.End end) {
        return handshakeDone
                && switch (end) {
                    case RESET -> step.isFromTarget() ? isAbort(step) : isExactReset(step);
                    case LAST_ACK -> isLastAck(step);
                };
    }

    void see(Step step) {
        if (step.isFromTester()) {
            seeTester(step);
        } else if (step.has(Flags.FIN) && !step.has(Flags.RST) && targetFin.isEmpty()) {
            targetFin = Optional.of(step.payloadEnd());
            targetClosedSecond =
                    step.has(Flags.ACK) && testerFins.contains(step.ack().minus(1));
        }
        view.see(step);
    }

    private void seeTester(Step step) {
        stampOf(step)
                .filter(stamp -> newestStamp.filter(stamp::isBefore).isEmpty())
                .ifPresent(stamp -> newestStamp = Optional.of(stamp));
        if (step.has(Flags.RST) || step.isDamaged() || view.isBeyondWindow(step)) {
            return;
        }
        if (given.isEmpty() || step.end().isAfter(given.get())) {
            given = Optional.of(step.end());
        }
        if (step.has(Flags.FIN)) {
            testerFinSent = true;
            if (step.isSound() && view.acknowledged().isPresent()) {
                testerFins.add(step.payloadEnd());
            }
        }
        handshakeDone |= step.isSound()
                && step.has(Flags.ACK)
                && isAtRcvNxt(step)
                && iss.filter(step.ack()::isAfter).isPresent()
                && view.isAckOfSent(step);
    }

    private boolean isAbort(Step step) {
        return step.has(Flags.RST)
                && !step.isDamaged()
                && view.sentUpTo().filter(step.seq()::equals).isPresent();
    }

    private boolean isExactReset(Step step) {
        boolean maybeTimeWait = testerFinSent && targetFin.isPresent();
        return step.has(Flags.RST)
                && !step.hasAny(Flags.SYN.with(Flags.FIN).with(Flags.URG))
                && step.isSound()
                && step.payloadLength() == 0
                && !maybeTimeWait
                && isAtRcvNxt(step)
                && isNothingElseGiven()
                && isAckFine(step);
    }

    private boolean isLastAck(Step step) {
        return step.isFromTester()
                && targetClosedSecond
                && step.isSound()
                && step.has(Flags.ACK)
                && !step.hasAny(Flags.SYN.with(Flags.RST))
                && step.segment().len() == 0
                && isFresh(step)
                && isAtRcvNxt(step)
                && isNothingElseGiven()
                && view.sentUpTo().filter(step.ack()::equals).isPresent();
    }

    private boolean isAtRcvNxt(Step step) {
        return view.acknowledged().filter(step.seq()::equals).isPresent();
    }

    /** Whether the target has acknowledged all it may have taken, so that RCV.NXT is certain. */
    private boolean isNothingElseGiven() {
        return given.isPresent()
                && view.acknowledged().filter(given.get()::isAtOrBefore).isPresent();
    }

    /** Whether PAWS cannot have dropped it. */
    private boolean isFresh(Step step) {
        return !stamped
                || stampOf(step)
                        .filter(stamp -> newestStamp.filter(stamp::isBefore).isEmpty())
                        .isPresent();
    }

    /** TSval, which counts modulo 2^32 as sequence numbers do. */
    private static Optional<SeqNum> stampOf(Step step) {
        return step.segment().option(TcpOption.Timestamps.class).map(stamps -> SeqNum.of(stamps.value()));
    }

    private boolean isAckFine(Step step) {
        return !step.has(Flags.ACK) || iss.filter(step.ack()::isAfter).isPresent() && view.isAckOfSent(step);
    }
}
