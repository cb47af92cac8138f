// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** The segments that leave: acknowledgments and resets (RFC 9293 §3.5.2 and §3.10.7), and the window on all of them. */
abstract class Emission extends Notices {

    private static final int LARGEST_FIELD = 65_535;

    protected Emission(Settings settings) {
        super(settings);
    }

    protected Segment segment(
            FourTuple ends, SeqNum seq, SeqNum ack, Flags flags, int window, List<TcpOption> options) {
        return new Segment(
                ends.target().port(),
                ends.tester().port(),
                seq,
                ack,
                Segment.COMPUTED,
                0,
                flags,
                window,
                Checksum.RIGHT,
                0,
                options,
                Bytes.EMPTY);
    }

    /** {@code <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>}. */
    protected void acknowledge(Tcb tcb) {
        emit(tcb, segment(tcb.ends, tcb.sndNxt, tcb.rcvNxt, Flags.ACK, windowField(tcb), optionsOf(tcb, true)));
        acknowledged(tcb);
    }

    /** RFC 5961 §3.2 and §4.2: an acknowledgment that a legitimate peer answers by a reset. */
    protected void challenge(Tcb tcb) {
        if (nowNs >= tcb.challengeAgainNs) {
            tcb.challengeAgainNs = nowNs + settings.challengeInterval().toNanos();
            acknowledge(tcb);
        }
    }

    /** A segment has left that acknowledges all there is. */
    protected void acknowledged(Tcb tcb) {
        tcb.lastAckSent = tcb.rcvNxt;
        tcb.unacknowledgedSegments = 0;
        tcb.acknowledgeAtNs = Tcb.NEVER;
    }

    /** What the window field says; moves the right edge that the peer may rely on. */
    protected int windowField(Tcb tcb) {
        advanceEdge(tcb);
        long units = tcb.rcvWnd() + (1L << tcb.rcvShift) - 1 >> tcb.rcvShift; // up, so that the edge never moves left
        int field = (int) Math.min(units, LARGEST_FIELD);
        SeqNum edge = tcb.rcvNxt.plus((long) field << tcb.rcvShift);
        if (edge.isAfter(tcb.rcvEdge)) {
            tcb.rcvEdge = edge;
        }
        return field;
    }

    /** RFC 9293 §3.8.6.2.2: the right edge moves in large steps only, and never left. */
    protected void advanceEdge(Tcb tcb) {
        long free = tcb.buffer - tcb.received.length() - (1L << tcb.rcvShift) + 1; // slack for rounding up
        long step = free - tcb.rcvWnd();
        if (step >= Math.min(tcb.buffer / 2, effectiveMss(tcb))) {
            tcb.rcvEdge = tcb.rcvNxt.plus(Math.min(free, (long) LARGEST_FIELD << tcb.rcvShift));
        }
    }

    /** The reset of a segment that has no place (§3.10.7.1). */
    protected void resetStranger(FourTuple ends, Segment segment) {
        if (segment.has(Flags.ACK)) {
            resetAcknowledging(ends, segment);
        } else {
            Flags flags = Flags.RST.with(Flags.ACK);
            put(new Output.Sent(ends, segment(ends, SeqNum.of(0), segment.end(), flags, 0, List.of())));
        }
    }

    /** {@code <SEQ=SEG.ACK><CTL=RST>}. */
    protected void resetAcknowledging(FourTuple ends, Segment segment) {
        put(new Output.Sent(ends, segment(ends, segment.ack(), SeqNum.of(0), Flags.RST, 0, List.of())));
    }

    /** {@code <SEQ=SND.NXT><CTL=RST>}: ends a connection of ours (§3.10.5). */
    protected void resetConnection(Tcb tcb) {
        // RFC 7323 §3.2: with the timestamps that were negotiated, without blocks, which need an ACK
        boolean bare = chooses(Choice.RESET_WITHOUT_ACK);
        Flags flags = bare ? Flags.RST : Flags.RST.with(Flags.ACK);
        SeqNum ack = bare ? SeqNum.of(0) : tcb.rcvNxt;
        emit(tcb, segment(tcb.ends, tcb.sndNxt, ack, flags, 0, optionsOf(tcb, !bare)));
    }
}
