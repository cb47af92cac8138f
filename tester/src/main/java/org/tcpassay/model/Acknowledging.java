// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import java.util.ArrayList;
import java.util.Optional;
import org.tcpassay.rules.Given;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** What an acknowledgment brings about (RFC 9293 §3.10.7.4, fifth check; RFC 5681 §3.2, RFC 6582, RFC 6675). */
abstract class Acknowledging extends Receiving {

    protected Acknowledging(Settings settings) {
        super(settings);
    }

    /** The part of the fifth check that all synchronized states share. */
    protected void takeAcknowledgment(Tcb tcb, Segment segment) {
        boolean duplicate = isDuplicate(tcb, segment);
        boolean echo = tcb.ecn && segment.has(Flags.ECE) && !segment.has(Flags.SYN);
        noteSack(tcb, segment);
        if (acknowledgesNew(tcb, segment)) {
            newAcknowledgment(tcb, segment);
        } else if (duplicate) {
            duplicateAcknowledgment(tcb);
        }
        if (echo) {
            heedEcho(tcb, segment);
        }
        updateWindow(tcb, segment);
        noteAnswer(tcb);
        if (mayRecover(tcb) && lossIsFound(tcb) && !tcb.flights.isEmpty()) {
            startRecovery(tcb);
        }
    }

    protected void newAcknowledgment(Tcb tcb, Segment segment) {
        long acknowledged = tcb.sndUna.distanceTo(segment.ack());
        sample(tcb, segment);
        takeOffQueue(tcb, segment.ack());
        tcb.duplicateAcks = 0;
        tcb.timeOuts = 0;
        if (tcb.recover.isPresent()) {
            goOnRecovering(tcb, acknowledged);
        } else if (!tcb.ecn || !segment.has(Flags.ECE)) { // RFC 3168 §6.1.2: an echo never enlarges the window
            grow(tcb, acknowledged);
        }
        restartRetransmissionTimer(tcb);
    }

    /** RFC 5681 §2: the five conditions of a duplicate acknowledgment. */
    protected boolean isDuplicate(Tcb tcb, Segment segment) {
        return !tcb.flights.isEmpty()
                && segment.len() == 0
                && segment.ack().equals(tcb.sndUna)
                && (windowOf(tcb, segment) == tcb.sndWnd || has(segment, TcpOption.Sack.class));
    }

    protected void duplicateAcknowledgment(Tcb tcb) {
        tcb.duplicateAcks++;
        if (tcb.recover.isPresent() && !tcb.sack) {
            tcb.cwnd += effectiveMss(tcb); // RFC 5681 §3.2 (4): a segment has left the path
        }
    }

    /** RFC 5681 §3.2 (2) and (3), RFC 6675 §5: the first hole is sent again without waiting for the timer. */
    protected void startRecovery(Tcb tcb) {
        tcb.recover = Optional.of(tcb.sndNxt);
        halve(tcb);
        tcb.reductionUntold = tcb.ecn; // RFC 3168 §6.1.2: "for any reason"
        tcb.cwnd = tcb.ssthresh + (tcb.sack ? 0 : 3L * effectiveMss(tcb));
        tcb.flights.replaceAll(Flight::unrepaired);
        sendAgain(tcb, firstHole(tcb));
    }

    protected int firstHole(Tcb tcb) {
        for (int i = 0; i < tcb.flights.size(); i++) {
            if (!tcb.flights.get(i).sacked()) {
                return i;
            }
        }
        return 0;
    }

    /** RFC 6582 §3.2 step 3: all or a part of what was under way is acknowledged. */
    protected void goOnRecovering(Tcb tcb, long acknowledged) {
        boolean full = tcb.sndUna.isAtOrAfter(tcb.recover.orElseThrow());
        if (full || tcb.flights.isEmpty()) {
            tcb.cwnd = tcb.ssthresh;
            tcb.recover = Optional.empty();
        } else if (!tcb.sack && claims(Given.RFC6582)) {
            tcb.cwnd = Math.max(effectiveMss(tcb), tcb.cwnd - acknowledged + effectiveMss(tcb));
            sendAgain(tcb, 0);
        }
    }

    /** RFC 2018 §5: what is reported is not sent again, and only what was sent can be reported. */
    protected void noteSack(Tcb tcb, Segment segment) {
        if (!tcb.sack) {
            return;
        }
        segment.option(TcpOption.Sack.class)
                .ifPresent(option -> option.blocks().forEach(block -> noteBlock(tcb, block)));
    }

    protected void noteBlock(Tcb tcb, TcpOption.Sack.Block block) {
        boolean honest = block.left().isBefore(block.right())
                && block.left().isAtOrAfter(tcb.sndUna)
                && block.right().isAtOrBefore(tcb.sndNxt);
        if (!honest) {
            return;
        }
        var flights = new ArrayList<Flight>();
        for (Flight flight : tcb.flights) {
            boolean covered =
                    flight.seq().isAtOrAfter(block.left()) && flight.end().isAtOrBefore(block.right());
            flights.add(covered ? flight.sackedNow() : flight);
        }
        tcb.flights = flights;
    }

    /** SND.WL1 < SEG.SEQ, or SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK: the segment is no older than the last. */
    protected void updateWindow(Tcb tcb, Segment segment) {
        boolean current = segment.ack().isAtOrAfter(tcb.sndUna) && segment.ack().isAtOrBefore(tcb.sndNxt);
        SeqNum seq = idealSeq(tcb, segment);
        boolean newer = tcb.sndWl1.isBefore(seq) || tcb.sndWl1.equals(seq) && tcb.sndWl2.isAtOrBefore(segment.ack());
        if (current && newer) {
            boolean opens = tcb.sndWnd == 0 && segment.window() > 0;
            setWindow(tcb, segment, windowOf(tcb, segment));
            if (opens) {
                forgetProbe(tcb);
                tcb.backoff = 0;
            }
        }
    }

    /** RFC 9293 SHLD-17, MUST-37: a peer that closes its window over text on its way and says so is there. */
    protected void noteAnswer(Tcb tcb) {
        if (tcb.sndWnd == 0 && tcb.unansweredSinceNs != Tcb.NEVER) {
            tcb.unansweredSinceNs = nowNs;
        }
    }

    /** SEG.SEQ, perhaps that of "the idealized segment that begins at RCV.NXT" (§3.10.7.4). */
    protected SeqNum idealSeq(Tcb tcb, Segment segment) {
        boolean old = segment.seq().isBefore(tcb.rcvNxt);
        return old && chooses(Choice.OLD_PART_CUT_OFF_FIRST) ? tcb.rcvNxt : segment.seq();
    }

    protected void setWindow(Tcb tcb, Segment segment, long window) {
        tcb.sndWnd = window;
        tcb.sndWl1 = idealSeq(tcb, segment);
        tcb.sndWl2 = segment.ack();
        tcb.maxSndWnd = Math.max(tcb.maxSndWnd, window);
    }

    /** SEG.WND, scaled (RFC 7323 §2.3). */
    protected long windowOf(Tcb tcb, Segment segment) {
        return (long) segment.window() << tcb.sndShift;
    }

    /** RFC 5961 §5.2: SND.UNA - MAX.SND.WND =< SEG.ACK. */
    protected boolean isAckPlausible(Tcb tcb, Segment segment) {
        SeqNum least = tcb.sndUna.minus(tcb.maxSndWnd);
        SeqNum oldest = tcb.iss.isAfter(least) ? tcb.iss : least; // nothing older was ever sent
        boolean ofNothing = segment.ack().equals(tcb.iss) && !chooses(Choice.ACK_OF_ISS_OLD);
        return segment.ack().isAtOrAfter(oldest) && !ofNothing;
    }
}
