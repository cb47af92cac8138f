// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import java.util.Optional;
import org.tcpassay.model.Acceptability;
import org.tcpassay.model.Reassembly;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * The receive sequence variables of an end (RFC 9293 §3.3.1): what was delivered to it moves them by the RFC's rules,
 * and what it acknowledges shows where they are.
 */
final class ReceiveSide {

    private static final SeqNum ZERO = SeqNum.of(0);
    private boolean known;
    private SeqNum irs = ZERO;
    private SeqNum nxt = ZERO;
    private SeqNum edge = ZERO; // the highest that it ever advertised
    private SeqNum lastAck = ZERO;
    private int shift;
    private boolean stamps;
    private long newestStamp;
    private Reassembly reassembly = new Reassembly(ZERO);
    private Optional<SeqNum> fin = Optional.empty();
    private boolean finTaken;

    /** It took a SYN, or has by what it answers. */
    void open(SeqNum number) {
        known = true;
        irs = number;
        nxt = irs.plus(1);
        edge = nxt;
        lastAck = nxt;
        reassembly = new Reassembly(irs);
        fin = Optional.empty();
        finTaken = false;
    }

    /** The path sees it for the first time in the middle of its life: this is what it acknowledges. */
    void join(SeqNum ack) {
        open(ack.minus(1));
        shift = SendSide.LARGEST_SHIFT; // unknown, so anything near enough is taken to be in the window
    }

    boolean isKnown() {
        return known;
    }

    SeqNum irs() {
        return irs;
    }

    /** What both SYNs settled. */
    void settle(int ownShift, boolean bothStamp) {
        shift = ownShift;
        stamps = bothStamp;
    }

    /** The window of its own SYN, which may have gone before the other's. */
    void widen(int windowOfSyn) {
        raise(nxt.plus(windowOfSyn));
    }

    void stampOf(Segment syn) {
        syn.option(TcpOption.Timestamps.class).ifPresent(stamp -> newestStamp = stamp.value());
    }

    // ---- what was delivered

    boolean isAcceptable(Segment segment) {
        return !known || Acceptability.of(segment, nxt, edge.isAfter(nxt) ? nxt.distanceTo(edge) : 0);
    }

    /** PAWS, RFC 7323 §5.3 R1: a segment without timestamps is not judged by it. */
    boolean isYoung(Segment segment) {
        if (!stamps) {
            return true;
        }
        Optional<TcpOption.Timestamps> stamp = segment.option(TcpOption.Timestamps.class);
        return stamp.isEmpty() || (int) (stamp.get().value() - newestStamp) >= 0;
    }

    /** RFC 7323 §4.3 (2): TS.Recent follows what reaches down to Last.ACK.sent. */
    void noteStamp(Segment segment) {
        if (stamps && segment.seq().isAtOrBefore(lastAck)) {
            segment.option(TcpOption.Timestamps.class)
                    .filter(stamp -> (int) (stamp.value() - newestStamp) >= 0)
                    .ifPresent(stamp -> newestStamp = stamp.value());
        }
    }

    /** RFC 5961 §3.2: only a reset at RCV.NXT counts. */
    boolean isExact(Segment reset) {
        return !known || reset.seq().equals(nxt);
    }

    boolean isAtIrs(Segment segment) {
        return known && segment.seq().equals(irs);
    }

    /** Takes in text and FIN. */
    void take(Segment segment) {
        if (finTaken || segment.len() == 0) {
            return;
        }
        if (!known) { // and will not be until it acknowledges something
            fin = segment.has(Flags.FIN) ? Optional.of(segment.end().minus(1)) : Optional.empty();
            finTaken = fin.isPresent();
            return;
        }
        long beyond = Math.max(0, segment.end().offsetFrom(edge));
        long fitting = Math.max(0, segment.len() - beyond);
        SeqNum last = segment.end().minus(1);
        if (segment.has(Flags.FIN) && beyond == 0 && last.isAtOrAfter(nxt)) {
            fin = Optional.of(last);
        }
        nxt = reassembly.add(nxt, segment.seq(), fitting);
        if (fin.filter(nxt::isAfter).isPresent()) {
            finTaken = true;
            nxt = fin.get().plus(1);
        }
    }

    /** Whether the FIN and everything before it is there. */
    boolean isFinTaken() {
        return finTaken;
    }

    /** Whether an acknowledgment counts the FIN in. */
    boolean countsFinIn(Segment acknowledgment) {
        return fin.filter(acknowledgment.ack()::isAfter).isPresent();
    }

    // ---- what it sent

    /**
     * It sent an acknowledgment, and RCV.NXT is there at least.
     *
     * @param finOfPeer where the other end's FIN is, if it has sent one
     */
    void showed(Segment acknowledgment, Optional<SeqNum> finOfPeer) {
        SeqNum ack = acknowledgment.ack();
        if (!known) {
            join(ack);
        }
        if (ack.isAfter(nxt)) {
            nxt = reassembly.add(ack, ack, 0);
        }
        if (!finTaken && finOfPeer.filter(ack::isAfter).isPresent()) {
            fin = finOfPeer;
            finTaken = true;
        }
        if (ack.isAfter(lastAck)) {
            lastAck = ack;
        }
        raise(ack.plus((long) acknowledgment.window() << (acknowledgment.has(Flags.SYN) ? 0 : shift)));
    }

    private void raise(SeqNum candidate) {
        if (candidate.isAfter(edge)) {
            edge = candidate;
        }
    }
}
