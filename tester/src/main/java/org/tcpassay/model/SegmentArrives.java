// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;

import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;

/** SEGMENT ARRIVES (RFC 9293 §3.10.7), every state and every check in the order of the text. */
abstract class SegmentArrives extends AckCheck {

    protected SegmentArrives(Settings settings) {
        super(settings);
    }

    protected void segmentArrives(FourTuple ends, Segment segment) {
        if (!passesSignatureCheck(ends, segment)) {
            return;
        }
        Optional<Tcb> connection = connectionOf(ends);
        if (connection.isPresent()) {
            inConnection(connection.get(), segment);
        } else {
            host.listener(ends.target())
                    .ifPresentOrElse(listener -> inListen(listener, ends, segment), () -> inClosed(ends, segment));
        }
    }

    /** The record that both ends name (§3.4.1). */
    protected Optional<Tcb> connectionOf(FourTuple ends) {
        return host.connection(ends);
    }

    private void inConnection(Tcb tcb, Segment segment) {
        switch (tcb.state) {
            case SYN_SENT -> inSynSent(tcb, segment);
            default -> inOtherStates(tcb, segment);
        }
    }

    /** §3.10.7.1: all is discarded; a segment without RST draws a reset. */
    protected void inClosed(FourTuple ends, Segment segment) {
        if (!segment.has(Flags.RST)) {
            resetStranger(ends, segment);
        }
    }

    /** §3.10.7.4. */
    @Override
    protected void inOtherStates(Tcb tcb, Segment segment) {
        if (tcb.state == TIME_WAIT && reopens(tcb, segment)) {
            reopen(tcb, segment);
        } else if (tcb.state == TIME_WAIT && dropsOldSyn(tcb, segment)) {
            return;
        } else if (refusesAckFirst(tcb, segment)) {
            resetAcknowledging(tcb.ends, segment);
        } else if (passesTimestampCheck(tcb, segment) // RFC 7323 §5.3 puts it before the first check
                && passesSequenceCheck(tcb, segment)
                && passesResetCheck(tcb, segment)
                && passesSynCheck(tcb, segment)
                && passesAckCheck(tcb, segment)) {
            checkUrgent(tcb, segment);
            processText(tcb, segment);
            processFin(tcb);
            sendWhatMayLeave(tcb);
        }
    }

    /** §3.5.2, second group: "any non-synchronized state", and no word of where the segment stands. */
    protected boolean refusesAckFirst(Tcb tcb, Segment segment) {
        return tcb.state == SYN_RECEIVED
                && segment.has(Flags.ACK)
                && !segment.has(Flags.RST)
                && !acknowledgesNew(tcb, segment)
                && !chooses(Choice.HALF_OPEN_NUMBER_CHECKED_FIRST);
    }

    // ---- RFC 7323

    /** R1: an old segment is acknowledged and dropped; a reset is not judged by its timestamp. */
    protected boolean passesTimestampCheck(Tcb tcb, Segment segment) {
        if (!tcb.timestamps || segment.has(Flags.RST)) {
            return true;
        }
        if (stampOf(segment).isEmpty()) {
            return !dropsMissingTimestamp(tcb, segment);
        }
        if (isOldByTimestamp(tcb, segment)) {
            acknowledge(tcb);
            return false;
        }
        return true;
    }

    /** RFC 7323 §3.2. */
    protected boolean dropsMissingTimestamp(Tcb tcb, Segment segment) {
        return !segment.has(Flags.SYN);
    }

    // ---- first, check sequence number

    protected boolean passesSequenceCheck(Tcb tcb, Segment segment) {
        if (isAcceptable(tcb, segment) || completesSimultaneousOpen(tcb, segment)) {
            if (!segment.has(Flags.SYN) || completesSimultaneousOpen(tcb, segment)) {
                updateTimestamp(tcb, segment); // any other SYN is "unacceptable" (RFC 5961 §4.2) and dropped
            }
            return true;
        }
        if (!segment.has(Flags.RST)) {
            unacceptable(tcb, segment);
        }
        return false;
    }

    /** {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}, and the segment is dropped. */
    protected void unacceptable(Tcb tcb, Segment segment) {
        if (isRepeatedSyn(tcb, segment) && !chooses(Choice.REPEATED_SYN_ACKNOWLEDGED)) {
            sendAgain(tcb, 0);
            return;
        }
        tcb.duplicate = duplicateOf(tcb, segment);
        acknowledge(tcb);
        if (tcb.state == TIME_WAIT && segment.has(Flags.FIN) && !segment.has(Flags.SYN)) {
            startTimeWait(tcb); // fifth check: the retransmission of the FIN
        }
    }

    /** The peer's SYN again: our SYN,ACK may have got lost. */
    protected boolean isRepeatedSyn(Tcb tcb, Segment segment) {
        return tcb.state == SYN_RECEIVED
                && segment.has(Flags.SYN)
                && !segment.has(Flags.ACK)
                && segment.seq().equals(tcb.irs);
    }

    // ---- second, check the RST bit

    protected boolean passesResetCheck(Tcb tcb, Segment segment) {
        if (!segment.has(Flags.RST)) {
            return true;
        }
        if (!claims(Given.RFC5961) || isExactReset(tcb, segment)) {
            takeReset(tcb);
        } else {
            challenge(tcb);
        }
        return false;
    }

    /** RFC 5961 §3.2: only at RCV.NXT. */
    protected boolean isExactReset(Tcb tcb, Segment segment) {
        return segment.seq().equals(tcb.rcvNxt);
    }

    protected void takeReset(Tcb tcb) {
        switch (tcb.state) {
            case SYN_RECEIVED -> resetHalfOpen(tcb);
            case CLOSING, LAST_ACK -> delete(tcb);
            case TIME_WAIT -> resetTimeWait(tcb);
            default -> fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
        }
    }

    /** After a passive OPEN back to LISTEN, and nobody is told; else "connection refused". */
    protected void resetHalfOpen(Tcb tcb) {
        if (tcb.listener == 0) {
            fail(tcb, Signal.CONNECTION_REFUSED, Refusal.CONNECTION_REFUSED);
        } else {
            returnToListen(tcb);
        }
    }

    /** RFC 1337 would rather ignore it. */
    protected void resetTimeWait(Tcb tcb) {
        if (!claims(Given.RFC1337)) {
            delete(tcb);
        }
    }

    // ---- third, check security: the option is historic (RFC 9293 §3.10.7.4; A.1)

    // ---- fourth, check the SYN bit

    protected boolean passesSynCheck(Tcb tcb, Segment segment) {
        if (!segment.has(Flags.SYN)) {
            return true;
        }
        if (tcb.state == SYN_RECEIVED && tcb.listener != 0) {
            synAtHalfOpen(tcb, segment);
        } else if (completesSimultaneousOpen(tcb, segment)) {
            return true;
        } else if (claims(Given.RFC5961) || tcb.state == TIME_WAIT) {
            challenge(tcb);
        } else {
            resetForSyn(tcb, segment);
        }
        return false;
    }

    /** "If the connection was initiated with a passive OPEN, then return this connection to the LISTEN state." */
    protected void synAtHalfOpen(Tcb tcb, Segment segment) {
        if (!chooses(Choice.HALF_OPEN_ENDED_SILENTLY)) {
            resetStranger(tcb.ends, segment);
        }
        returnToListen(tcb);
    }

    /** RFC 9293 §3.5, Figure 7: in a simultaneous open the SYN,ACK acknowledges our SYN. */
    protected boolean completesSimultaneousOpen(Tcb tcb, Segment segment) {
        return tcb.state == SYN_RECEIVED
                && tcb.listener == 0
                && segment.has(Flags.SYN.with(Flags.ACK))
                && !segment.has(Flags.RST)
                && segment.seq().equals(tcb.irs)
                && acknowledgesNew(tcb, segment);
    }

    /** RFC 9293 without RFC 5961: an error; "any outstanding RECEIVEs and SEND should receive reset responses". */
    protected void resetForSyn(Tcb tcb, Segment segment) {
        resetStranger(tcb.ends, segment);
        fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
    }

    // ---- sixth, check the URG bit

    @Override
    protected void checkUrgent(Tcb tcb, Segment segment) {
        if (segment.has(Flags.URG) && mayReceive(tcb)) {
            takeUrgent(tcb, segment);
        }
    }

    // ---- seventh, process the segment text

    protected void processText(Tcb tcb, Segment segment) {
        if (!mayReceive(tcb) || tcb.finReceived) {
            return; // "This should not occur since a FIN has been received from the remote side."
        }
        if (losesText(tcb, segment)) {
            resetForLostText(tcb, segment);
            fail(tcb, Signal.CONNECTION_RESET, Refusal.CONNECTION_RESET);
        } else {
            takeText(tcb, segment);
        }
    }

    protected void resetForLostText(Tcb tcb, Segment segment) {
        if (chooses(Choice.LOST_TEXT_RESET_AS_ABORT)) {
            resetConnection(tcb);
        } else {
            resetStranger(tcb.ends, segment);
        }
    }

    protected boolean mayReceive(Tcb tcb) {
        return tcb.state == ESTABLISHED || tcb.state == FIN_WAIT_1 || tcb.state == FIN_WAIT_2;
    }

    /** RFC 9293 SHLD-3 (§3.6.1): text for which there is no user any more. */
    protected boolean losesText(Tcb tcb, Segment segment) {
        boolean fresh = !segment.payload().isEmpty()
                && segment.seq().plus(segment.payload().length()).isAfter(tcb.rcvNxt);
        return tcb.orphan && fresh;
    }

    // ---- eighth, check the FIN bit

    /** Takes effect once everything before the FIN is there; {@link #takeText} has acknowledged it. */
    @Override
    protected void processFin(Tcb tcb) {
        if (!tcb.finReceived || !mayReceive(tcb)) {
            return;
        }
        if (tcb.state == ESTABLISHED) {
            move(tcb, Transition.FIN_FIRST);
        } else if (tcb.state == FIN_WAIT_1) {
            finInFinWait1(tcb);
        } else {
            move(tcb, Transition.FIN_LAST);
            startTimeWait(tcb);
        }
    }

    /** Our FIN is not acknowledged: otherwise the fifth check has led on to FIN-WAIT-2, "perhaps in this segment". */
    protected void finInFinWait1(Tcb tcb) {
        move(tcb, Transition.FINS_CROSS);
    }

    protected void sendWhatMayLeave(Tcb tcb) {
        transmit(tcb);
    }
}
