// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Text and FIN leave (RFC 9293 §3.7.4, §3.8.6 and §3.10.2), and leave again. */
abstract class Sending extends Congestion {

    protected Sending(Settings settings) {
        super(settings);
    }

    /** Sends whatever may leave now. */
    protected void transmit(Tcb tcb) {
        if (!maySendText(tcb.state)) {
            return;
        }
        restartIfIdle(tcb);
        repair(tcb);
        for (int length = sendable(tcb); length > 0; length = sendable(tcb)) {
            sendText(tcb, length);
        }
        if (finIsDue(tcb)) {
            sendFin(tcb);
        }
        setPersistTimer(tcb);
        setOverrideTimer(tcb);
    }

    protected boolean maySendText(State state) {
        return switch (state) {
            case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING, LAST_ACK -> true;
            default -> false;
        };
    }

    /** How many bytes the next segment of new text may carry; 0 for none. */
    protected int sendable(Tcb tcb) {
        long waiting = tcb.unsent();
        long usable = isHeld(tcb) ? 0 : Math.min(tcb.usableWindow(), congestionRoom(tcb));
        long length = Math.min(Math.min(waiting, usable), effectiveMss(tcb));
        return length > 0 && isWorthSending(tcb, waiting, length) ? (int) length : 0;
    }

    /** RFC 9293 §3.8.6.2.1 with Nagle's algorithm (§3.7.4). */
    protected boolean isWorthSending(Tcb tcb, long waiting, long length) {
        boolean idle = tcb.flights.isEmpty();
        boolean all = length == waiting;
        boolean full = length >= effectiveMss(tcb);
        boolean large = length >= tcb.maxSndWnd / 2;
        boolean over = tcb.overrideAtNs <= nowNs;
        boolean last = all && tcb.closeRequested;
        return full || over || last || all && mayBeSmall(tcb, idle) || idle && large;
    }

    /** Nagle: what is small leaves only when nothing is unacknowledged. */
    protected boolean mayBeSmall(Tcb tcb, boolean idle) {
        return !tcb.options.corked() && (idle || !tcb.options.nagle());
    }

    protected void sendText(Tcb tcb, int length) {
        boolean last = length == tcb.unsent();
        boolean fin = last && tcb.closeRequested && chooses(Choice.FIN_ON_LAST_TEXT) && !tcb.finSent;
        Flight flight = Flight.first(tcb.sndNxt, length, false, fin, nowNs);
        tcb.flights.add(flight);
        tcb.sndNxt = flight.end();
        tcb.finSent |= fin;
        time(tcb, flight.end());
        put(tcb, flight);
    }

    /** The FIN follows all text (§3.10.4). */
    protected boolean finIsDue(Tcb tcb) {
        return tcb.closeRequested && !tcb.finSent && tcb.unsent() == 0;
    }

    protected void sendFin(Tcb tcb) {
        Flight flight = Flight.first(tcb.sndNxt, 0, false, true, nowNs);
        tcb.flights.add(flight);
        tcb.sndNxt = flight.end();
        tcb.finSent = true;
        time(tcb, flight.end());
        put(tcb, flight);
    }

    /** Puts a segment of the retransmission queue on the wire. */
    protected void put(Tcb tcb, Flight flight) {
        if (flight.syn()) {
            emit(tcb, synOf(tcb));
        } else {
            emitText(tcb, flight);
        }
        tcb.lastSentNs = nowNs;
        if (!flight.syn() || tcb.state != State.SYN_SENT) {
            acknowledged(tcb);
        }
        tcb.overrideAtNs = Tcb.NEVER;
        startRetransmissionTimer(tcb);
    }

    /** RFC 3168 §6.1.2 and §6.1.5: new text says ECT(0), and CWR when the window was reduced; what is repeated does not. */
    protected void emitText(Tcb tcb, Flight flight) {
        Segment text = textOf(tcb, flight);
        if (isNewOnEcn(tcb, flight)) {
            emit(tcb, telling(tcb, text), Ecn.ECT_0);
        } else {
            emit(tcb, text);
        }
    }

    /** Text that leaves for the first time, and may be marked on its way. */
    protected boolean isNewOnEcn(Tcb tcb, Flight flight) {
        return tcb.ecn && flight.length() > 0 && flight.times() == 1;
    }

    /** With CWR, once, after the window was reduced. */
    protected Segment telling(Tcb tcb, Segment text) {
        boolean tells = tcb.reductionUntold;
        tcb.reductionUntold = false;
        return tells ? text.withFlags(text.flags().with(Flags.CWR)) : text;
    }

    /** Our SYN, or SYN,ACK once we know the peer's. */
    protected Segment synOf(Tcb tcb) {
        boolean answers = tcb.state != State.SYN_SENT;
        int window = (int) Math.min(tcb.rcvWnd(), 65_535); // never scaled, RFC 7323 §2.2
        return segment(
                tcb.ends,
                tcb.iss,
                answers ? tcb.rcvNxt : SeqNum.of(0),
                answers ? Flags.SYN.with(Flags.ACK).with(setupOfSynAck(tcb)) : Flags.SYN.with(setupOfSyn(tcb)),
                window,
                optionsOfSyn(
                        tcb,
                        answers ? tcb.timestamps : tcb.timestampsOffered,
                        answers ? tcb.windowScale : tcb.windowScaleOffered,
                        answers ? tcb.sack : tcb.sackOffered));
    }

    protected Segment textOf(Tcb tcb, Flight flight) {
        Bytes text = text(tcb, flight);
        boolean last = flight.end().isAtOrAfter(tcb.sendBufferSeq.plus(tcb.sendBuffer.length()));
        boolean pushes = !text.isEmpty() && (last || !chooses(Choice.PUSH_ON_LAST_TEXT));
        Flags flags = Flags.ACK.with(pushes ? Flags.PSH : Flags.NONE).with(flight.fin() ? Flags.FIN : Flags.NONE);
        Segment plain = segment(tcb.ends, flight.seq(), tcb.rcvNxt, flags, windowField(tcb), optionsOf(tcb, true));
        return withText(plain, text, urgentPointer(tcb, flight));
    }

    protected Bytes text(Tcb tcb, Flight flight) {
        int from = (int) tcb.sendBufferSeq.distanceTo(flight.seq());
        return flight.length() == 0 ? Bytes.EMPTY : tcb.sendBuffer.slice(from, from + flight.length());
    }

    /** RFC 9293 MUST-62: the pointer gives the byte that follows the urgent text. */
    protected Optional<Integer> urgentPointer(Tcb tcb, Flight flight) {
        return tcb.sndUp.filter(up -> up.isAfter(flight.seq())).map(up ->
                (int) Math.min(65_535, flight.seq().distanceTo(up)));
    }

    protected static Segment withText(Segment plain, Bytes text, Optional<Integer> urgent) {
        return new Segment(
                plain.sourcePort(),
                plain.destinationPort(),
                plain.seq(),
                plain.ack(),
                plain.dataOffset(),
                0,
                plain.flags().with(urgent.isPresent() ? Flags.URG : Flags.NONE),
                plain.window(),
                plain.checksum(),
                urgent.orElse(0),
                plain.options(),
                text);
    }

    // ---- again

    /** Sends the segment at this place of the queue again. */
    protected void sendAgain(Tcb tcb, int place) {
        Flight again = tcb.flights.get(place).again(nowNs);
        tcb.flights.set(place, again);
        stopTiming(tcb);
        put(tcb, again);
    }

    /**
     * RFC 6675 §5 (C), and slow start after a time-out (RFC 5681 §3.1): what is lost is sent again as far as the
     * congestion window lets it.
     */
    protected void repair(Tcb tcb) {
        if (tcb.recover.isEmpty() && tcb.timedOut.isEmpty()) {
            return;
        }
        for (int i = 0; i < tcb.flights.size(); i++) {
            Flight flight = tcb.flights.get(i);
            if (isLost(tcb, flight) && !flight.repaired() && congestionRoom(tcb) >= Math.max(1, flight.length())) {
                sendAgain(tcb, i);
            }
        }
    }

    // ---- windows

    /** RFC 9293 §3.8.6.1: with text waiting and a closed window the sender must ask now and then. */
    protected void setPersistTimer(Tcb tcb) {
        boolean stuck = tcb.sndWnd == 0 && !tcb.sendBuffer.isEmpty() && tcb.flights.isEmpty();
        if (!stuck) {
            if (tcb.sndWnd > 0) {
                tcb.persistAtNs = Tcb.NEVER;
            }
        } else if (tcb.persistAtNs == Tcb.NEVER) {
            tcb.persistAtNs = nowNs + timeOutNs(tcb);
        }
    }

    /** RFC 9293 §3.8.6.2.1 (4): small segments do not wait for ever. */
    protected void setOverrideTimer(Tcb tcb) {
        boolean silly = tcb.usableWindow() > 0 && tcb.unsent() > 0 && tcb.flights.isEmpty() && !isHeld(tcb);
        if (!silly || tcb.options.corked()) {
            tcb.overrideAtNs = Tcb.NEVER;
        } else if (tcb.overrideAtNs == Tcb.NEVER) {
            tcb.overrideAtNs = nowNs + settings.override().toNanos();
        }
    }

    /** Asks a peer whose window is closed. */
    protected void probeWindow(Tcb tcb) {
        if (chooses(Choice.WINDOW_PROBED_WITH_TEXT)) {
            Flight probe = Flight.first(tcb.sndUna, 1, false, false, nowNs);
            tcb.sndNxt = tcb.sndNxt.isAfter(probe.end()) ? tcb.sndNxt : probe.end();
            emit(tcb, textOf(tcb, probe));
        } else {
            Flags flags = Flags.ACK;
            SeqNum old = tcb.sndUna.minus(1);
            emit(tcb, segment(tcb.ends, old, tcb.rcvNxt, flags, windowField(tcb), optionsOf(tcb, true)));
        }
        acknowledged(tcb);
    }

    /** The window is open again: a byte that was sent as a probe and not taken leaves with the rest. */
    protected void forgetProbe(Tcb tcb) {
        if (tcb.flights.isEmpty() && !tcb.finSent) {
            tcb.sndNxt = tcb.sndUna;
        }
    }

    /** The peer has acknowledged {@code [SND.UNA, ack)}. */
    protected void takeOffQueue(Tcb tcb, SeqNum ack) {
        List<Flight> left = tcb.flights.stream()
                .filter(flight -> flight.end().isAfter(ack))
                .map(flight -> flight.seq().isBefore(ack) ? flight.from(ack) : flight)
                .toList();
        tcb.flights.clear();
        tcb.flights.addAll(left);
        if (ack.isAfter(tcb.sendBufferSeq)) {
            int taken = (int) Math.min(tcb.sendBufferSeq.distanceTo(ack), tcb.sendBuffer.length());
            tcb.sendBuffer = tcb.sendBuffer.slice(taken, tcb.sendBuffer.length());
            tcb.sendBufferSeq = tcb.sendBufferSeq.plus(taken);
        }
        tcb.sndUna = ack;
        tcb.sndUp = tcb.sndUp.filter(up -> up.isAfter(ack));
    }
}
