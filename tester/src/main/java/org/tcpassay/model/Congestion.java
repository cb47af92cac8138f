// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.rules.Given;
import org.tcpassay.wire.Segment;

/** Congestion control (RFC 5681, RFC 6582, RFC 6928): how much may be under way. */
abstract class Congestion extends RoundTrip {

    private static final int LARGE_INITIAL = 10; // segments, RFC 6928
    private static final int DUPLICATES = 3; // DupThresh
    private static final long RTO_AFTER_LOST_SYN_NS = 3_000_000_000L;

    protected Congestion(Settings settings) {
        super(settings);
    }

    /** RFC 5681 §3.1, or RFC 6928 §2. */
    protected void startCongestionControl(Tcb tcb) {
        tcb.cwnd = initialWindow(tcb);
        tcb.ssthresh = Long.MAX_VALUE;
        tcb.duplicateAcks = 0;
        tcb.recover = java.util.Optional.empty();
    }

    protected long initialWindow(Tcb tcb) {
        int mss = effectiveMss(tcb);
        if (chooses(Choice.LARGE_INITIAL_WINDOW)) {
            return (long) LARGE_INITIAL * mss;
        }
        return mss > 2190 ? 2L * mss : mss > 1095 ? 3L * mss : 4L * mss;
    }

    /** Whether our SYN has timed out. */
    protected boolean synWasLost(Tcb tcb) {
        return tcb.backoff > 0;
    }

    /** RFC 5681 §3.1: one segment to begin with; RFC 6298 §5.7: and a time-out of three seconds. */
    protected void startCarefully(Tcb tcb) {
        tcb.cwnd = effectiveMss(tcb);
        tcb.backoff = 0;
        tcb.rtoNs = Math.max(tcb.rtoNs, RTO_AFTER_LOST_SYN_NS);
    }

    /** RFC 6675 §4, SetPipe: bytes that are under way; without SACK FlightSize (RFC 5681 §2). */
    protected long pipe(Tcb tcb) {
        long pipe = 0;
        for (Flight flight : tcb.flights) {
            boolean gone = flight.sacked() || isLost(tcb, flight) && !flight.repaired();
            pipe += gone ? 0 : flight.length();
        }
        return pipe;
    }

    /** RFC 6675 §4, IsLost: enough was reported above it; or a time-out has given up all that was under way. */
    protected boolean isLost(Tcb tcb, Flight flight) {
        if (!flight.sacked() && tcb.timedOut.filter(flight.seq()::isBefore).isPresent()) {
            return true;
        }
        if (!tcb.sack || !claims(Given.RFC6675) || flight.sacked()) {
            return false;
        }
        long above = 0;
        int segments = 0;
        for (Flight other : tcb.flights) {
            if (other.sacked() && other.seq().isAfter(flight.seq())) {
                above += other.length();
                segments++;
            }
        }
        return segments >= DUPLICATES || above > (long) (DUPLICATES - 1) * effectiveMss(tcb);
    }

    /** Room in the congestion window. */
    protected long congestionRoom(Tcb tcb) {
        long room = tcb.cwnd - pipe(tcb);
        // RFC 3042 §2: the first two duplicates each let a new segment out; with SACK those that report something do,
        // for then there is less in the pipe
        boolean limited = claims(Given.RFC3042) && !tcb.sack && mayRecover(tcb) && tcb.duplicateAcks > 0;
        long extra = limited ? (long) Math.min(tcb.duplicateAcks, DUPLICATES - 1) * effectiveMss(tcb) : 0;
        return Math.max(0, room + extra);
    }

    /** New text is acknowledged outside of a recovery (RFC 5681 §3.1). */
    protected void grow(Tcb tcb, long acknowledged) {
        int mss = effectiveMss(tcb);
        if (tcb.cwnd < tcb.ssthresh) {
            tcb.cwnd += Math.min(acknowledged, mss);
        } else {
            tcb.cwnd += Math.max(1, (long) mss * mss / tcb.cwnd);
        }
    }

    /** RFC 5681 §3.1 (4): half of what is under way. */
    protected void halve(Tcb tcb) {
        long underWay = tcb.flights.stream().mapToLong(Flight::length).sum();
        tcb.ssthresh = Math.max(underWay / 2, 2L * effectiveMss(tcb));
    }

    /** RFC 5681 §3.1: after a time-out one segment is the window. */
    protected void collapse(Tcb tcb) {
        if (tcb.timeOuts == 0) {
            if (repetitionIsLost(tcb)) {
                tcb.ssthresh = Math.max(tcb.ssthresh / 2, 2L * effectiveMss(tcb));
            } else {
                halve(tcb);
            }
        }
        tcb.cwnd = effectiveMss(tcb);
        tcb.reductionUntold = tcb.ecn && !tcb.flights.get(0).syn();
        tcb.timedOut = java.util.Optional.of(tcb.sndNxt);
        tcb.recover = java.util.Optional.empty();
        tcb.duplicateAcks = 0;
    }

    /** RFC 5681 §4.3: a second sign of congestion, for which the threshold is lowered again. */
    protected boolean repetitionIsLost(Tcb tcb) {
        return tcb.recover.isPresent() && tcb.flights.get(0).repaired();
    }

    // ---- RFC 3168 §6.1.2

    /** An acknowledgment has ECE: to be taken as a loss, but for the repetition, once in a window of data. */
    protected void heedEcho(Tcb tcb, Segment segment) {
        boolean inWindow = tcb.heeded.filter(end -> !segment.ack().isAfter(end)).isPresent();
        if (inWindow || tcb.recover.isPresent()) {
            return;
        }
        if (tcb.cwnd <= effectiveMss(tcb)) {
            hold(tcb);
        } else {
            tcb.ssthresh = Math.max(tcb.cwnd / 2, 2L * effectiveMss(tcb));
            tcb.cwnd = Math.max(tcb.cwnd / 2, effectiveMss(tcb));
        }
        tcb.heeded = java.util.Optional.of(tcb.sndNxt);
        tcb.reductionUntold = true;
    }

    /** With a window of one segment less is sent only by waiting for the time of a retransmission. */
    protected void hold(Tcb tcb) {
        tcb.holdUntilNs = nowNs + timeOutNs(tcb);
    }

    protected boolean isHeld(Tcb tcb) {
        return tcb.holdUntilNs != Tcb.NEVER;
    }

    /** RFC 5681 §4.1: after an idle time-out the window starts anew. */
    protected void restartIfIdle(Tcb tcb) {
        if (tcb.flights.isEmpty() && nowNs - tcb.lastSentNs > timeOutNs(tcb)) {
            tcb.cwnd = Math.min(tcb.cwnd, initialWindow(tcb));
        }
    }

    /** RFC 6582 §3.2 step 2: duplicates of what was sent before a time-out tell of no other loss. */
    protected boolean mayRecover(Tcb tcb) {
        return tcb.recover.isEmpty()
                && tcb.timedOut.filter(end -> !tcb.sndUna.isAfter(end)).isEmpty();
    }

    protected boolean lossIsFound(Tcb tcb) {
        boolean reported = tcb.flights.stream()
                .findFirst()
                .filter(first -> isLost(tcb, first))
                .isPresent();
        return tcb.duplicateAcks >= DUPLICATES || reported;
    }
}
