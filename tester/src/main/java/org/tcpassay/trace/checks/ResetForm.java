// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.trace.Breach;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.SeqNum;

/**
 * A reset has one of three forms: {@code <SEQ=SEG.ACK><CTL=RST>} in answer to a segment with ACK,
 * {@code <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>} in answer to one without, and in an abort a SEQ that the target
 * has reached, with or without ACK.
 *
 * <p>Domain: resets of the target, held against everything that the tester sent before on the same ends. Where the
 * trace begins in mid-connection nothing is said. Payload is not looked at: a reset may explain itself (RFC 9293
 * §3.5.3).
 *
 * @param withAck whether resets with ACK are judged, or those without
 */
record ResetForm(boolean withAck) implements PerLife {

    @Override
    public String id() {
        return withAck ? "reset-form-with-ack" : "reset-form";
    }

    @Override
    public String ruleId() {
        return withAck ? "RFC9293-3.5.2-RSTFORM-NOACK" : "RFC9293-3.5.2-RSTFORM-ACK";
    }

    @Override
    public List<Breach> check(Incarnation life) {
        var breaches = new ArrayList<Breach>();
        if (life.isJoinedMidway()) {
            return breaches;
        }
        Set<SeqNum> answers = new HashSet<>();
        life.before().forEach(step -> answer(step).ifPresent(answers::add));
        var view = new View(life);
        for (Step step : life.steps()) {
            if (step.isFromTarget() && step.has(Flags.RST) && step.has(Flags.ACK) == withAck) {
                judge(life, view, answers, step).ifPresent(breaches::add);
            }
            view.see(step);
            answer(step).ifPresent(answers::add);
        }
        return breaches;
    }

    private Optional<Breach> judge(Incarnation life, View view, Set<SeqNum> answers, Step reset) {
        if (reset.hasAny(Flags.SYN.with(Flags.FIN))) {
            return Optional.of(Breaches.of(life, reset, "a reset with SYN or FIN", "RST, or RST and ACK"));
        }
        if (isReached(life, view, reset.seq()) || isAnswer(answers, reset)) {
            return Optional.empty();
        }
        return Optional.of(
                withAck
                        ? Breaches.of(
                                life,
                                reset,
                                "a reset with ACK that is neither SEQ 0 with the end of a segment without ACK, nor at "
                                        + "SND.NXT: SEQ is " + reset.seq() + ", ACK " + reset.ack(),
                                "<SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>")
                        : Breaches.of(
                                life,
                                reset,
                                "a reset whose SEQ (" + reset.seq()
                                        + ") is neither the ACK of a segment it may answer, " + "nor SND.NXT",
                                "<SEQ=SEG.ACK><CTL=RST>"));
    }

    /** Whether the target has been at this number: an abort resets at SND.NXT. */
    private static boolean isReached(Incarnation life, View view, SeqNum seq) {
        return life.iss().filter(seq::isAtOrAfter).isPresent()
                && view.sentUpTo().filter(seq::isAtOrBefore).isPresent();
    }

    private boolean isAnswer(Set<SeqNum> answers, Step reset) {
        return withAck ? reset.seq().bits() == 0 && answers.contains(reset.ack()) : answers.contains(reset.seq());
    }

    /** Where a segment of the tester calls for a reset of this kind: the number that it carries, ACK or SEQ. */
    private Optional<SeqNum> answer(Step question) {
        if (!question.isFromTester() || question.has(Flags.ACK) == withAck) {
            return Optional.empty();
        }
        return Optional.of(withAck ? question.end() : question.ack());
    }
}
