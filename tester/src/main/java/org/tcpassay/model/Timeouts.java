// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Time-outs (RFC 9293 §3.10.8) and messages of ICMP (§3.9.2.2). */
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

    // ---- ICMP

    protected void unreachable(Input.Unreachable message) {
        Optional<Tcb> connection = host.connection(message.ends());
        connection.filter(tcb -> quotes(tcb, message.seq())).ifPresent(tcb -> heed(tcb, message));
    }

    /** RFC 5927 §4.1: only what is under way can be quoted. */
    protected boolean quotes(Tcb tcb, SeqNum seq) {
        return seq.isAtOrAfter(tcb.sndUna) && seq.isBefore(tcb.sndNxt);
    }

    private void heed(Tcb tcb, Input.Unreachable message) {
        if (message.mtu().isPresent()) {
            narrowPath(tcb, message.ends(), message.mtu().get());
        } else if (message.hard() && endsConnection(tcb)) {
            hardError(tcb);
        } else {
            tell(tcb, Signal.UNREACHABLE); // RFC 9293 MUST-56: a soft error ends nothing
        }
    }

    /** RFC 9293 SHLD-26; RFC 5927 §5.2: not on a synchronized connection. */
    protected boolean endsConnection(Tcb tcb) {
        return !isSynchronized(tcb) || chooses(Choice.HARD_ERROR_ENDS_CONNECTION);
    }

    protected void hardError(Tcb tcb) {
        if (tcb.state == State.SYN_RECEIVED && tcb.listener != 0) {
            returnToListen(tcb);
        } else {
            fail(tcb, Signal.CONNECTION_REFUSED, Refusal.CONNECTION_REFUSED);
        }
    }

    /** RFC 1191 §6.4: smaller segments from now on, and what was too large again. */
    protected void narrowPath(Tcb tcb, FourTuple ends, int mtu) {
        int headers = ends.target().address().version() == 4 ? 40 : 60;
        int carried = Math.max(536 / 2, mtu - headers);
        if (carried < tcb.sndMss && !tcb.flights.isEmpty()) {
            tcb.sndMss = carried;
            repackage(tcb);
            sendAgain(tcb, 0);
        }
    }

    /** Cuts what is under way into segments that fit. */
    private void repackage(Tcb tcb) {
        var flights = new java.util.ArrayList<Flight>();
        int most = effectiveMss(tcb);
        for (Flight flight : tcb.flights) {
            Flight rest = flight;
            while (rest.length() > most) {
                flights.add(Flight.first(rest.seq(), most, false, false, rest.sentNs()));
                rest = rest.from(rest.seq().plus(most));
            }
            flights.add(rest);
        }
        tcb.flights = flights;
    }
}
