// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import static org.tcpassay.rules.State.CLOSING;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.TIME_WAIT;

import org.tcpassay.rules.Given;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Fifth, check the ACK field (RFC 9293 §3.10.7.4): what an acknowledgment does to the state. */
abstract class AckCheck extends SynCookies {

    protected AckCheck(Settings settings) {
        super(settings);
    }

    protected boolean passesAckCheck(Tcb tcb, Segment segment) {
        if (!segment.has(Flags.ACK)) {
            return false;
        }
        if (tcb.state == SYN_RECEIVED) {
            return completesHandshake(tcb, segment);
        }
        if (acknowledgesUnsent(tcb, segment) || claims(Given.RFC5961) && !isAckPlausible(tcb, segment)) {
            unacceptableAck(tcb);
            return false;
        }
        heardFrom(tcb);
        adaptUserTimeout(tcb, segment);
        takeAcknowledgment(tcb, segment);
        return ackInState(tcb, segment);
    }

    /** "If the ACK acks something not yet sent, then send an ACK, drop the segment, and return." */
    protected void unacceptableAck(Tcb tcb) {
        if (tcb.state != TIME_WAIT || chooses(Choice.ACK_CHECKED_IN_TIME_WAIT)) {
            acknowledge(tcb);
        }
    }

    /** "If SND.UNA < SEG.ACK =< SND.NXT, then enter ESTABLISHED state." */
    protected boolean completesHandshake(Tcb tcb, Segment segment) {
        if (!acknowledgesNew(tcb, segment)) {
            resetAcknowledging(tcb.ends, segment);
            return false;
        }
        boolean lost = synWasLost(tcb);
        setWindow(tcb, segment, windowOf(tcb, segment));
        takeAcknowledgment(tcb, segment);
        enterEstablished(tcb, Transition.HANDSHAKE_COMPLETE);
        if (lost) {
            startCarefully(tcb);
        }
        boolean told = takeTextOfSyn(tcb, segment);
        boolean saysMore = !segment.payload().isEmpty() || segment.has(Flags.FIN);
        if (!told && !saysMore && segment.has(Flags.SYN) && chooses(Choice.CROSSING_SYN_ACK_ACKNOWLEDGED)) {
            acknowledge(tcb);
        }
        return true;
    }

    /**
     * What the SYN carried takes effect now.
     *
     * @return whether that was acknowledged
     */
    protected boolean takeTextOfSyn(Tcb tcb, Segment segment) {
        SeqNum before = tcb.rcvNxt;
        deliver(tcb);
        boolean answeredLater = !tcb.finReceived && (!segment.payload().isEmpty() || segment.has(Flags.FIN));
        boolean owes = !tcb.rcvNxt.equals(before) && !answeredLater;
        if (owes) {
            acknowledge(tcb);
        }
        return owes;
    }

    /** What the single states add. */
    protected boolean ackInState(Tcb tcb, Segment segment) {
        if (tcb.state == FIN_WAIT_1 && tcb.finAcknowledged()) {
            move(tcb, Transition.FIN_ACKNOWLEDGED);
        } else if (tcb.state == CLOSING) {
            ackInClosing(tcb);
            return false;
        } else if (tcb.state == LAST_ACK && tcb.finAcknowledged()) {
            move(tcb, Transition.LAST_FIN_ACKNOWLEDGED);
            delete(tcb);
            return false;
        } else if (tcb.state == TIME_WAIT) {
            ackInTimeWait(tcb, segment);
            return false;
        }
        return true;
    }

    /**
     * "If the ACK acknowledges our FIN, then enter the TIME-WAIT state; otherwise, ignore the segment": but what it
     * makes room for leaves, for our FIN may still wait behind text.
     */
    protected void ackInClosing(Tcb tcb) {
        if (tcb.finAcknowledged()) {
            move(tcb, Transition.CROSSED_FIN_ACKNOWLEDGED);
            startTimeWait(tcb);
        } else {
            transmit(tcb);
        }
    }

    /** "The only thing that can arrive in this state is a retransmission of the remote FIN. Acknowledge it." */
    protected void ackInTimeWait(Tcb tcb, Segment segment) {
        boolean bare = segment.len() == 0 && segment.seq().equals(tcb.rcvNxt);
        if (!bare && chooses(Choice.TEXT_IN_TIME_WAIT_ACKNOWLEDGED)) {
            acknowledge(tcb);
        }
    }

    /** "Start the time-wait timer, turn off the other timers." */
    protected void startTimeWait(Tcb tcb) {
        tcb.stopTimers();
        tcb.timeWaitAtNs = nowNs + settings.twoMsl().toNanos();
    }
}
