// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Connections come to be: LISTEN and SYN-SENT (RFC 9293 §3.10.7.2 and §3.10.7.3), and a second life (RFC 6191). */
abstract class Opening extends Acknowledging {

    protected Opening(Settings settings) {
        super(settings);
    }

    // ---- LISTEN

    protected void inListen(Listener listener, FourTuple ends, Segment segment) {
        if (segment.has(Flags.RST)) { // first
            return;
        }
        if (segment.has(Flags.ACK)) { // second
            if (!completesByCookie(listener, ends, segment)) {
                resetAcknowledging(ends, segment);
            }
        } else if (segment.has(Flags.SYN)) { // third
            synAtListener(listener, ends, segment);
        }
        // fourth: anything else is dropped
    }

    protected void synAtListener(Listener listener, FourTuple ends, Segment segment) {
        if (hasRoom(listener) && !settings.cookiesOnly()) {
            open(listener, ends, segment, initialSequenceNumber(ends), Optional.empty());
        } else {
            overflow(listener, ends, segment);
        }
    }

    /** A SYN of which no record is made. */
    protected abstract void overflow(Listener listener, FourTuple ends, Segment syn);

    /** Whether an ACK at a listener answers a SYN,ACK that left no record; the connection is then made. */
    protected abstract boolean completesByCookie(Listener listener, FourTuple ends, Segment segment);

    /** What waits for its user, half-open connections included, fits the backlog. */
    protected boolean hasRoom(Listener listener) {
        long waiting = host.connections().stream()
                .filter(tcb -> tcb.listener == listener.id() && !tcb.accepted)
                .count();
        return waiting <= listener.backlog();
    }

    private void open(Listener listener, FourTuple ends, Segment syn, SeqNum iss, Optional<Tcb> before) {
        Tcb tcb = record(ends, listener.options(), iss);
        tcb.listener = listener.id();
        tcb.state = before.isPresent() ? State.TIME_WAIT : State.LISTEN;
        tcb.reopened = before;
        takeSyn(tcb, syn, answersTimestamps(syn), answersWindowScale(syn), answersSack(syn));
        keepTextOfSyn(tcb, syn);
        move(tcb, before.isPresent() ? Transition.REOPENED : Transition.SYN_AT_LISTENER);
        host.add(tcb);
        sendSyn(tcb);
    }

    /** A fresh record. */
    protected Tcb record(FourTuple ends, SocketOptions options, SeqNum iss) {
        var tcb = new Tcb();
        tcb.id = host.freshId();
        tcb.ends = ends;
        tcb.options = options;
        tcb.buffer = options.buffer().orElse(settings.buffer());
        int carried = ends.target().address().version() == 4 ? settings.mss() : settings.mss() - 20;
        tcb.rcvMss = Math.min(carried, options.mss().orElse(carried));
        tcb.sndMss = tcb.rcvMss;
        tcb.iss = iss;
        tcb.sndUna = iss;
        tcb.sndNxt = iss;
        tcb.sndWl1 = iss;
        tcb.sndWl2 = iss;
        tcb.sendBufferSeq = iss.plus(1);
        tcb.irs = SeqNum.of(0);
        tcb.rcvNxt = tcb.irs;
        tcb.receivedSeq = tcb.irs;
        tcb.lastAckSent = tcb.irs;
        tcb.rcvEdge = tcb.irs.plus(Math.min(tcb.buffer, 65_535));
        tcb.tsOffset = isnHash(ends);
        tcb.timestampsOffered = offersTimestamps();
        tcb.windowScaleOffered = offersWindowScale();
        tcb.sackOffered = offersSack();
        tcb.ecnAsked = asksForEcn();
        tcb.shiftOffered = shiftToOffer(tcb);
        startTiming(tcb);
        return tcb;
    }

    /** RCV.NXT = SEG.SEQ+1, IRS = SEG.SEQ, and what the SYN says of windows and options. */
    protected void takeSyn(Tcb tcb, Segment syn, boolean stamps, boolean scale, boolean sack) {
        tcb.irs = syn.seq();
        tcb.rcvNxt = syn.seq().plus(1);
        tcb.receivedSeq = tcb.rcvNxt;
        tcb.lastAckSent = tcb.rcvNxt;
        tcb.rcvEdge = tcb.rcvNxt.plus(Math.min(tcb.buffer, 65_535));
        negotiate(tcb, syn, stamps, scale, sack);
        negotiateEcn(tcb, syn);
        tcb.sndWnd = syn.window(); // never scaled, RFC 7323 §2.2
        tcb.maxSndWnd = tcb.sndWnd;
        tcb.sndWl1 = syn.seq();
        tcb.sndWl2 = syn.has(Flags.ACK) ? syn.ack() : tcb.iss;
        startCongestionControl(tcb);
    }

    /** "Any other control or text-queuing should be processed later": with what the handshake's end brings. */
    protected void keepTextOfSyn(Tcb tcb, Segment syn) {
        boolean more = !syn.payload().isEmpty() || syn.has(Flags.FIN);
        if (more && chooses(Choice.TEXT_OF_SYN_KEPT)) {
            queueTextOf(tcb, syn);
        }
    }

    private void queueTextOf(Tcb tcb, Segment syn) {
        store(tcb, trimmed(tcb, syn));
        noteFin(tcb, syn);
    }

    /** SND.NXT = ISS+1, SND.UNA = ISS. */
    protected void sendSyn(Tcb tcb) {
        Flight syn = Flight.first(tcb.iss, 0, true, false, nowNs);
        tcb.flights.add(syn);
        tcb.sndNxt = syn.end();
        time(tcb, syn.end());
        put(tcb, syn);
    }

    /** A half-open connection is gone; if it had taken the place of one in TIME-WAIT, that is back. */
    protected void returnToListen(Tcb tcb) {
        move(tcb, tcb.reopened.isPresent() ? Transition.REOPENED_IN_ERROR : Transition.RESET_OF_HALF_OPEN);
        host.remove(tcb.id);
        tcb.reopened.ifPresent(host::add);
    }

    // ---- SYN-SENT

    protected void inSynSent(Tcb tcb, Segment segment) {
        boolean acknowledges = segment.has(Flags.ACK);
        if (acknowledges && !isAckOfSyn(tcb, segment)) { // first
            if (!segment.has(Flags.RST)) {
                resetAcknowledging(tcb.ends, segment);
            }
        } else if (segment.has(Flags.RST)) { // second
            if (acknowledges) {
                refuse(tcb);
            }
        } else if (segment.has(Flags.SYN)) { // fourth; the third is security
            synInSynSent(tcb, segment);
        }
        // fifth: neither SYN nor RST, dropped
    }

    /** SND.UNA < SEG.ACK =< SND.NXT. */
    protected boolean isAckOfSyn(Tcb tcb, Segment segment) {
        return acknowledgesNew(tcb, segment);
    }

    protected void refuse(Tcb tcb) {
        fail(tcb, Signal.CONNECTION_REFUSED, Refusal.CONNECTION_REFUSED);
    }

    protected void synInSynSent(Tcb tcb, Segment segment) {
        takeSyn(tcb, segment, tcb.timestampsOffered, tcb.windowScaleOffered, tcb.sackOffered);
        if (segment.has(Flags.ACK)) {
            boolean lost = synWasLost(tcb);
            sample(tcb, segment);
            takeOffQueue(tcb, segment.ack());
            restartRetransmissionTimer(tcb);
            enterEstablished(tcb, Transition.SYN_ACKNOWLEDGED);
            if (lost) {
                startCarefully(tcb);
            }
            textOfSynAck(tcb, segment);
        } else {
            keepTextOfSyn(tcb, segment);
            move(tcb, Transition.SYN_CROSSES);
            sendAgain(tcb, 0);
        }
    }

    /** "If there are other controls or text in the segment, then continue processing at the sixth step." */
    protected void textOfSynAck(Tcb tcb, Segment segment) {
        checkUrgent(tcb, segment);
        queueTextOf(tcb, segment);
        deliver(tcb);
        processFin(tcb);
        SeqNum before = tcb.sndNxt;
        transmit(tcb);
        if (tcb.sndNxt.equals(before)) {
            acknowledge(tcb);
        }
    }

    protected void enterEstablished(Tcb tcb, Transition how) {
        move(tcb, how);
        tcb.reopened = Optional.empty();
        if (tcb.flights.isEmpty() && tcb.cwnd < initialWindow(tcb)) {
            tcb.cwnd = initialWindow(tcb);
        }
        keepAlive(tcb);
    }

    /** Starts the keep-alive timer, if the user has asked for it (RFC 9293 MUST-25). */
    protected void keepAlive(Tcb tcb) {
        tcb.keepAliveAtNs =
                tcb.options.keepAlive() ? nowNs + tcb.options.keepAliveIdle().toNanos() : Tcb.NEVER;
    }

    /** The sixth check (§3.10.7.4). */
    protected abstract void checkUrgent(Tcb tcb, Segment segment);

    /** The peer lives: the interval starts anew (RFC 9293 MUST-26). */
    protected void heardFrom(Tcb tcb) {
        tcb.keepAlivesSent = 0;
        if (tcb.keepAliveAtNs != Tcb.NEVER) {
            keepAlive(tcb);
        }
    }

    /** The eighth check (§3.10.7.4). */
    protected abstract void processFin(Tcb tcb);

    // ---- TIME-WAIT

    /** RFC 6191 §2, and RFC 1122 §4.2.2.13 where there are no timestamps: the SYN is of a new incarnation. */
    protected boolean reopens(Tcb tcb, Segment segment) {
        return asksToReopen(tcb, segment) && isNewIncarnation(tcb, segment);
    }

    /** A SYN that RFC 6191 judges. */
    protected boolean asksToReopen(Tcb tcb, Segment segment) {
        boolean plain = segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.ACK.with(Flags.RST));
        return plain
                && claims(Given.RFC6191)
                && host.listener(tcb.ends.target()).isPresent();
    }

    /** RFC 6191 §2: an old SYN is dropped in silence, if it is not acknowledged as RFC 9293 says. */
    protected boolean dropsOldSyn(Tcb tcb, Segment segment) {
        return asksToReopen(tcb, segment) && !chooses(Choice.OLD_SYN_ACKNOWLEDGED);
    }

    protected boolean isNewIncarnation(Tcb tcb, Segment syn) {
        boolean larger = syn.seq().isAfter(tcb.rcvNxt);
        Optional<Long> stamp = stampOf(syn);
        if (stamp.isEmpty()) {
            return larger;
        }
        if (!tcb.timestamps) {
            return true;
        }
        boolean same = stamp.get() == tcb.tsRecent;
        return same ? larger : !isBefore(stamp.get(), tcb.tsRecent);
    }

    protected void reopen(Tcb tcb, Segment syn) {
        Listener listener = host.listener(tcb.ends.target()).orElseThrow();
        host.remove(tcb.id);
        open(listener, tcb.ends, syn, initialSequenceNumberAfter(tcb, tcb.ends), Optional.of(tcb));
    }
}
