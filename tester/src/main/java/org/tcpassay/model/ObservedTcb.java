// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.Optional;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/**
 * The target's TCB as far as the wire tells: what the tester sent moves its receive side by the RFC's rules, what
 * the tester saw moves its send side.
 *
 * <p>Before the target has shown an ISS, ISS is a number that the tester made up, so that an acknowledgment of
 * something never sent can be written down.
 */
public final class ObservedTcb {

    private static final int LARGEST_SHIFT = 14;

    private SeqNum irs;
    private SeqNum iss;
    private boolean irsTaken;
    private boolean issKnown;
    private SeqNum rcvNxt;
    private SeqNum rightEdge;
    private SeqNum sndUna;
    private SeqNum sndNxt;
    private Reassembly reassembly;
    private boolean finTaken;
    private Optional<SeqNum> finAt = Optional.empty();
    private boolean synAckSeen;

    private int rcvShift;
    private Optional<Integer> offeredShift = Optional.empty();
    private Optional<Integer> answeredShift = Optional.empty();
    private boolean stampsOffered;
    private boolean stampsAnswered;
    private boolean stamps;
    private long newestStamp;
    private long echo;

    /**
     * @param chosenIrs the sequence number that the tester's SYN will have
     * @param madeUpIss stands for the target's until it shows one
     * @param firstStamp TSval of the tester's SYN, if it carries one
     */
    public ObservedTcb(SeqNum chosenIrs, SeqNum madeUpIss, long firstStamp) {
        this.newestStamp = firstStamp;
        irs = chosenIrs;
        iss = madeUpIss;
        rcvNxt = irs.plus(1);
        rightEdge = rcvNxt;
        sndUna = iss.plus(1);
        sndNxt = sndUna;
        reassembly = new Reassembly(irs);
    }

    public SeqNum irs() {
        return irs;
    }

    public SeqNum iss() {
        return iss;
    }

    public SeqNum rcvNxt() {
        return rcvNxt;
    }

    /** Up to the highest right edge that the target ever advertised. */
    public long rcvWnd() {
        return rightEdge.isAfter(rcvNxt) ? rcvNxt.distanceTo(rightEdge) : 0;
    }

    public SeqNum sndUna() {
        return sndUna;
    }

    public SeqNum sndNxt() {
        return sndNxt;
    }

    /** Whether the target has taken a SYN of the tester. */
    public boolean irsTaken() {
        return irsTaken;
    }

    /** Whether the target has shown its ISS. */
    public boolean issKnown() {
        return issKnown;
    }

    /** Whether both SYNs carried timestamps. */
    public boolean timestamps() {
        return stamps;
    }

    /** The newest TSval of the tester that the target took. */
    public long newestStamp() {
        return newestStamp;
    }

    /** The last TSval of the target. */
    public long echo() {
        return echo;
    }

    /** The shift count of the windows that the target advertises; 0 where scaling was not negotiated. */
    public int rcvShift() {
        return rcvShift;
    }

    /**
     * The tester sent this; what the target takes of it moves RCV.NXT and SND.UNA.
     *
     * @param overruled whether the target takes its sequence numbers, where the probe knows better
     * @param damaged the target throws it away unread
     */
    public void sent(Segment segment, Optional<Boolean> overruled, boolean damaged) {
        if (overruled.isPresent()
                ? !overruled.get()
                : damaged || !segment.checksum().equals(Checksum.RIGHT)) {
            return;
        }
        if (!irsTaken) {
            opening(segment, overruled.orElse(false));
        } else if (overruled.orElse(false)) {
            if (segment.has(Flags.SYN)) {
                open(segment);
                takeText(segment);
            } else {
                take(segment);
            }
        } else if (isTaken(segment)) {
            take(segment);
        }
    }

    private void opening(Segment segment, boolean certainly) {
        boolean answersSyn = issKnown && !synAckSeen;
        boolean badAck =
                segment.has(Flags.ACK) && (!answersSyn || !segment.ack().equals(sndNxt));
        if (segment.has(Flags.SYN) && !segment.flags().hasAny(Flags.RST) && (certainly || !badAck)) {
            open(segment);
            if (certainly) {
                takeText(segment);
            }
        }
    }

    /** A target that takes all of a SYN's numbers takes its text with it (RFC 7413 §4.2.2). */
    private void takeText(Segment syn) {
        rcvNxt = reassembly.add(rcvNxt, syn.seq().plus(1), syn.payload().length());
    }

    /** A SYN that the target takes starts the numbering; data in it waits until the connection is established. */
    private void open(Segment segment) {
        if (synAckSeen && !segment.has(Flags.ACK)) {
            // a new incarnation: the target will choose another ISS
            issKnown = false;
            synAckSeen = false;
        }
        irs = segment.seq();
        irsTaken = true;
        rcvNxt = irs.plus(1);
        rightEdge = rcvNxt;
        finTaken = false;
        finAt = Optional.empty();
        reassembly = new Reassembly(irs);
        offeredShift = segment.option(TcpOption.WindowScale.class).map(TcpOption.WindowScale::shift);
        Optional<TcpOption.Timestamps> stamp = segment.option(TcpOption.Timestamps.class);
        stampsOffered = stamp.isPresent();
        stamp.ifPresent(option -> newestStamp = option.value());
        if (segment.has(Flags.ACK)) {
            sndUna = segment.ack();
            settleOptions();
        }
    }

    /** The order of RFC 9293 §3.10.7.4 as far as it decides whether text is looked at. */
    private boolean isTaken(Segment segment) {
        return !segment.flags().hasAny(Flags.RST.with(Flags.SYN))
                && segment.has(Flags.ACK)
                && isYoung(segment)
                && Acceptability.of(segment, rcvNxt, rcvWnd())
                && segment.ack().isAtOrBefore(sndNxt);
    }

    /** PAWS, RFC 7323 §5.3 R1: a segment without timestamps is not judged by it. */
    private boolean isYoung(Segment segment) {
        return !stamps
                || segment.option(TcpOption.Timestamps.class)
                        .map(stamp -> (int) (stamp.value() - newestStamp) >= 0)
                        .orElse(true);
    }

    private void take(Segment segment) {
        if (segment.has(Flags.ACK)
                && segment.ack().isAfter(sndUna)
                && segment.ack().isAtOrBefore(sndNxt)) {
            sndUna = segment.ack();
        }
        // RFC 7323 §4.3: TS.Recent follows only a segment that reaches down to Last.ACK.sent
        if (segment.seq().isAtOrBefore(rcvNxt)) {
            segment.option(TcpOption.Timestamps.class)
                    .filter(stamp -> (int) (stamp.value() - newestStamp) > 0)
                    .ifPresent(stamp -> newestStamp = stamp.value());
        }
        if (finTaken) {
            return;
        }
        long room = segment.seq().offsetFrom(rightEdge);
        long fitting = Math.min(segment.len(), Math.max(0, -room));
        if (segment.has(Flags.FIN) && fitting == segment.len()) {
            finAt = Optional.of(segment.end().minus(1));
        }
        rcvNxt = reassembly.add(rcvNxt, segment.seq(), fitting);
        if (finAt.isPresent() && rcvNxt.isAfter(finAt.get())) {
            finTaken = true;
            rcvNxt = finAt.get().plus(1);
        }
    }

    /** The tester saw this from the target. */
    public void seen(Segment segment) {
        if (segment.has(Flags.RST)) {
            return;
        }
        if (segment.has(Flags.SYN)) {
            seenSyn(segment);
        }
        if (issKnown && segment.end().isAfter(sndNxt)) {
            sndNxt = segment.end();
        }
        segment.option(TcpOption.Timestamps.class).ifPresent(stamp -> echo = stamp.value());
        if (segment.has(Flags.ACK) && irsTaken) {
            int shift = segment.has(Flags.SYN) ? 0 : rcvShift;
            SeqNum edge = segment.ack().plus((long) segment.window() << shift);
            if (edge.isAfter(rightEdge)) {
                rightEdge = edge;
            }
        }
    }

    private void seenSyn(Segment segment) {
        boolean fresh = !issKnown || !segment.seq().equals(iss);
        if (fresh) {
            iss = segment.seq();
            issKnown = true;
            sndUna = iss;
            sndNxt = iss.plus(1);
        }
        synAckSeen = segment.has(Flags.ACK);
        if (fresh || synAckSeen) {
            answeredShift = segment.option(TcpOption.WindowScale.class).map(TcpOption.WindowScale::shift);
            stampsAnswered = segment.option(TcpOption.Timestamps.class).isPresent();
            settleOptions();
        }
    }

    /** Both SYNs are known: what both offered is in force (RFC 7323 §2.2 and §3.2). */
    private void settleOptions() {
        boolean both = offeredShift.isPresent() && answeredShift.isPresent();
        rcvShift = both ? Math.min(answeredShift.get(), LARGEST_SHIFT) : 0;
        stamps = stampsOffered && stampsAnswered;
    }
}
