// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Time-outs (RFC 9293 §3.10.8). */
abstract class Timeouts extends UserCalls {

    protected Timeouts(Settings settings) {
        super(settings);
    }

    /** Everything that is due, connection by connection. */
    protected void timers() {
        for (Tcb tcb : host.connections()) {
            timersOf(tcb);
        }
    }

    private void timersOf(Tcb tcb) {
        if (tcb.timeWaitAtNs <= nowNs) {
            timeWaitOver(tcb);
            return;
        }
        if (tcb.acknowledgeAtNs <= nowNs) {
            acknowledge(tcb);
        }
        if (tcb.retransmitAtNs <= nowNs) {
            retransmissionTimeOut(tcb);
        }
        if (tcb.persistAtNs <= nowNs) {
            persistTimeOut(tcb);
        }
        if (tcb.holdUntilNs <= nowNs) {
            tcb.holdUntilNs = Tcb.NEVER;
            transmit(tcb);
        }
        if (tcb.overrideAtNs <= nowNs) {
            transmit(tcb);
        }
        if (tcb.keepAliveAtNs <= nowNs) {
            keepAliveTimeOut(tcb);
        }
    }

    /** "If the time-wait timeout expires on a connection, delete the TCB, enter the CLOSED state." */
    protected void timeWaitOver(Tcb tcb) {
        move(tcb, Transition.TWO_MSL_OVER);
        delete(tcb);
    }

    /** RFC 6298 §5.4 to §5.7. */
    protected void retransmissionTimeOut(Tcb tcb) {
        if (givesUp(tcb)) {
            giveUp(tcb);
            return;
        }
        if (tcb.sndWnd > 0 || tcb.flights.get(0).syn()) {
            collapse(tcb);
            tcb.flights.replaceAll(flight -> flight.unsacked().unrepaired()); // RFC 2018 §8
        }
        backOff(tcb);
        tcb.timeOuts++;
        tcb.retransmitAtNs = Tcb.NEVER;
        withdrawEcn(tcb);
        sendAgain(tcb, 0);
    }

    /** R2 of RFC 9293 §3.8.3; a peer that answers with a closed window is never given up (MUST-37). */
    protected boolean givesUp(Tcb tcb) {
        boolean handshake = tcb.state == State.SYN_SENT || tcb.state == State.SYN_RECEIVED;
        if (handshake && tcb.options.synRetries().isPresent()) {
            return tcb.timeOuts >= tcb.options.synRetries().get();
        }
        Duration patience = handshake
                ? settings.synTimeout()
                : tcb.options.userTimeout().orElse(tcb.userTimeoutOfPeer.orElse(settings.userTimeout()));
        return nowNs - tcb.unansweredSinceNs >= patience.toNanos();
    }

    /** "For any state if the user timeout expires, flush all queues, signal the user ... delete the TCB." */
    protected void giveUp(Tcb tcb) {
        if (tcb.state == State.SYN_RECEIVED && tcb.listener != 0) {
            resetConnection(tcb);
            returnToListen(tcb);
        } else {
            if (tcb.state != State.SYN_SENT) {
                resetConnection(tcb);
            }
            fail(tcb, Signal.USER_TIMEOUT, Refusal.USER_TIMEOUT);
        }
    }

    /** RFC 9293 SHLD-30: the interval between probes grows. */
    protected void persistTimeOut(Tcb tcb) {
        tcb.persistAtNs = Tcb.NEVER;
        probeWindow(tcb);
        backOff(tcb);
        setPersistTimer(tcb);
    }

    /** RFC 9293 §3.8.4: a segment below the window, which the peer must acknowledge. */
    protected void keepAliveTimeOut(Tcb tcb) {
        if (tcb.keepAlivesSent >= tcb.options.keepAliveCount()) {
            giveUp(tcb);
            return;
        }
        if (tcb.flights.isEmpty()) {
            SeqNum old = tcb.sndNxt.minus(1);
            Segment empty = segment(tcb.ends, old, tcb.rcvNxt, Flags.ACK, windowField(tcb), optionsOf(tcb, true));
            Bytes garbage = chooses(Choice.KEEP_ALIVE_EMPTY) ? Bytes.EMPTY : Bytes.utf8("\0");
            emit(tcb, withText(empty, garbage, Optional.empty()));
            tcb.keepAlivesSent++;
        }
        tcb.keepAliveAtNs = nowNs + tcb.options.keepAliveInterval().toNanos();
    }
}
