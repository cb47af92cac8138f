// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * The record of one connection (RFC 9293 §3.3.1), under the names that the RFC uses.
 *
 * <p>A step works on copies, so nobody sees one change. Windows are in bytes, unscaled; times in nanoseconds.
 */
public final class Tcb {

    /** A timer that is not set. */
    public static final long NEVER = Long.MAX_VALUE;

    public int id;
    public FourTuple ends;
    public State state;
    public SocketOptions options;
    /** Of the listener that made it; 0 for an active OPEN. */
    public int listener;

    public boolean accepted;
    /** The user has left: nobody receives any more. */
    public boolean orphan;
    /** Why it ended, for the user to be told. */
    public Optional<Refusal> failure = Optional.empty();
    /** The record that a SYN in TIME-WAIT replaced, in case that SYN was an old one (RFC 1122 §4.2.2.13). */
    public Optional<Tcb> reopened = Optional.empty();

    // ---- send sequence variables
    public SeqNum iss;
    public SeqNum sndUna;
    public SeqNum sndNxt;
    public long sndWnd;
    public SeqNum sndWl1;
    public SeqNum sndWl2;
    /** MAX.SND.WND of RFC 5961 §5.2 and Max(SND.WND) of RFC 9293 §3.8.6.2.1. */
    public long maxSndWnd;
    /** End of urgent text to send. */
    public Optional<SeqNum> sndUp = Optional.empty();

    /** Text from the first unacknowledged byte on. */
    public Bytes sendBuffer = Bytes.EMPTY;
    /** The number of the first byte of {@link #sendBuffer}. */
    public SeqNum sendBufferSeq;

    public boolean closeRequested;
    public boolean finSent;
    public List<Flight> flights = new ArrayList<>();

    // ---- receive sequence variables
    public SeqNum irs;
    public SeqNum rcvNxt;
    /** RCV.NXT + RCV.WND as last advertised: never moves left. */
    public SeqNum rcvEdge;

    public Optional<SeqNum> rcvUp = Optional.empty();
    public boolean urgentTold;
    /** Text that the user has not taken yet. */
    public Bytes received = Bytes.EMPTY;
    /** Number of the first byte of {@link #received}. */
    public SeqNum receivedSeq;

    public List<Piece> pieces = new ArrayList<>();
    public Optional<SeqNum> finBeyondHole = Optional.empty();
    public boolean finReceived;
    public long pieceOrder;
    /** To be reported once (RFC 2883). */
    public Optional<TcpOption.Sack.Block> duplicate = Optional.empty();

    public int unacknowledgedSegments;
    public SeqNum lastAckSent;
    public int buffer;

    // ---- options in force
    public int sndMss = 536;
    public int rcvMss;
    public boolean windowScale;
    /** What our own SYN offers; the SYN,ACK of a listener answers instead. */
    public boolean timestampsOffered;

    public boolean windowScaleOffered;
    public boolean sackOffered;
    public int shiftOffered;
    public int sndShift;
    public int rcvShift;
    public boolean timestamps;
    public long tsRecent;
    public long tsRecentNs;
    public long tsOffset;
    public boolean sack;

    // ---- explicit congestion notification (RFC 3168)
    /** Our SYN asks for it. */
    public boolean ecnAsked;
    /** Both ends use it. */
    public boolean ecn;
    /** The peer is told of congestion until it says that it knows. */
    public boolean echoes;
    /** What is sent first from now on tells the peer that its echo was heeded. */
    public boolean reductionUntold;
    /** SND.NXT when an echo was heeded last. */
    public Optional<SeqNum> heeded = Optional.empty();

    // ---- timers (RFC 9293 §3.10.8, RFC 6298)
    public long retransmitAtNs = NEVER;
    public long persistAtNs = NEVER;
    public long overrideAtNs = NEVER;
    public long acknowledgeAtNs = NEVER;
    public long timeWaitAtNs = NEVER;
    public long keepAliveAtNs = NEVER;
    /** Until then nothing new leaves (RFC 3168 §6.1.2). */
    public long holdUntilNs = NEVER;
    /** Since when something is unacknowledged. */
    public long unansweredSinceNs = NEVER;

    public int keepAlivesSent;
    /** What the peer asks for (RFC 5482). */
    public Optional<Duration> userTimeoutOfPeer = Optional.empty();
    /** Until then no other challenge leaves (RFC 5961 §7). */
    public long challengeAgainNs;

    public long rtoNs;
    public long srttNs;
    public long rttvarNs;
    public boolean measured;
    public int backoff;
    /** In a row, without anything new acknowledged. */
    public int timeOuts;
    /** The end of the segment whose round trip is timed, and when it left (RFC 6298 §3). */
    public Optional<SeqNum> timed = Optional.empty();

    public long timedSinceNs;

    // ---- congestion (RFC 5681)
    public long cwnd;
    public long ssthresh = Long.MAX_VALUE;
    public int duplicateAcks;
    /** SND.NXT when loss was found; while set the connection recovers. */
    public Optional<SeqNum> recover = Optional.empty();
    /** SND.NXT at the last time-out. */
    public Optional<SeqNum> timedOut = Optional.empty();

    public long lastSentNs;

    public Tcb copy() {
        var other = new Tcb();
        other.copyIdentity(this);
        other.copySending(this);
        other.copyReceiving(this);
        other.copyTiming(this);
        return other;
    }

    private void copyIdentity(Tcb from) {
        id = from.id;
        ends = from.ends;
        state = from.state;
        options = from.options;
        listener = from.listener;
        accepted = from.accepted;
        orphan = from.orphan;
        failure = from.failure;
        reopened = from.reopened;
        sndMss = from.sndMss;
        rcvMss = from.rcvMss;
        windowScale = from.windowScale;
        timestampsOffered = from.timestampsOffered;
        windowScaleOffered = from.windowScaleOffered;
        sackOffered = from.sackOffered;
        shiftOffered = from.shiftOffered;
        sndShift = from.sndShift;
        rcvShift = from.rcvShift;
        timestamps = from.timestamps;
        tsRecent = from.tsRecent;
        tsRecentNs = from.tsRecentNs;
        tsOffset = from.tsOffset;
        sack = from.sack;
        ecnAsked = from.ecnAsked;
        ecn = from.ecn;
    }

    private void copySending(Tcb from) {
        iss = from.iss;
        sndUna = from.sndUna;
        sndNxt = from.sndNxt;
        sndWnd = from.sndWnd;
        sndWl1 = from.sndWl1;
        sndWl2 = from.sndWl2;
        maxSndWnd = from.maxSndWnd;
        sndUp = from.sndUp;
        sendBuffer = from.sendBuffer;
        sendBufferSeq = from.sendBufferSeq;
        closeRequested = from.closeRequested;
        finSent = from.finSent;
        flights = new ArrayList<>(from.flights);
        cwnd = from.cwnd;
        ssthresh = from.ssthresh;
        duplicateAcks = from.duplicateAcks;
        recover = from.recover;
        timedOut = from.timedOut;
        lastSentNs = from.lastSentNs;
        reductionUntold = from.reductionUntold;
        heeded = from.heeded;
    }

    private void copyReceiving(Tcb from) {
        irs = from.irs;
        rcvNxt = from.rcvNxt;
        rcvEdge = from.rcvEdge;
        rcvUp = from.rcvUp;
        urgentTold = from.urgentTold;
        received = from.received;
        receivedSeq = from.receivedSeq;
        pieces = new ArrayList<>(from.pieces);
        finBeyondHole = from.finBeyondHole;
        finReceived = from.finReceived;
        pieceOrder = from.pieceOrder;
        duplicate = from.duplicate;
        unacknowledgedSegments = from.unacknowledgedSegments;
        lastAckSent = from.lastAckSent;
        buffer = from.buffer;
        echoes = from.echoes;
    }

    private void copyTiming(Tcb from) {
        retransmitAtNs = from.retransmitAtNs;
        persistAtNs = from.persistAtNs;
        overrideAtNs = from.overrideAtNs;
        acknowledgeAtNs = from.acknowledgeAtNs;
        timeWaitAtNs = from.timeWaitAtNs;
        keepAliveAtNs = from.keepAliveAtNs;
        holdUntilNs = from.holdUntilNs;
        unansweredSinceNs = from.unansweredSinceNs;
        keepAlivesSent = from.keepAlivesSent;
        userTimeoutOfPeer = from.userTimeoutOfPeer;
        challengeAgainNs = from.challengeAgainNs;
        rtoNs = from.rtoNs;
        srttNs = from.srttNs;
        rttvarNs = from.rttvarNs;
        measured = from.measured;
        backoff = from.backoff;
        timeOuts = from.timeOuts;
        timed = from.timed;
        timedSinceNs = from.timedSinceNs;
    }

    /** RCV.WND: from RCV.NXT to the right edge. */
    public long rcvWnd() {
        return rcvEdge.isAfter(rcvNxt) ? rcvNxt.distanceTo(rcvEdge) : 0;
    }

    /** Text that waits to be sent, bytes. */
    public long unsent() {
        SeqNum end = sendBufferSeq.plus(sendBuffer.length());
        return end.isAfter(sndNxt) ? sndNxt.distanceTo(end) : 0;
    }

    /** Whether our FIN is acknowledged. */
    public boolean finAcknowledged() {
        return finSent && sndUna.equals(sndNxt);
    }

    /** Room between what was sent and the right edge of the peer's window; never negative. */
    public long usableWindow() {
        return Math.max(0, sndUna.plus(sndWnd).offsetFrom(sndNxt));
    }

    /** When a timer of this connection runs out; {@link #NEVER} if none is set. */
    public long nextTimerNs() {
        long soonest = Math.min(Math.min(retransmitAtNs, persistAtNs), Math.min(overrideAtNs, acknowledgeAtNs));
        return Math.min(Math.min(soonest, holdUntilNs), Math.min(timeWaitAtNs, keepAliveAtNs));
    }

    public void stopTimers() {
        retransmitAtNs = NEVER;
        persistAtNs = NEVER;
        overrideAtNs = NEVER;
        acknowledgeAtNs = NEVER;
        timeWaitAtNs = NEVER;
        keepAliveAtNs = NEVER;
        holdUntilNs = NEVER;
        unansweredSinceNs = NEVER;
    }
}
