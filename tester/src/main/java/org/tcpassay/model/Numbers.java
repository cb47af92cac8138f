// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model;

import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Sequence numbers (RFC 9293 §3.4). */
abstract class Numbers extends Signatures {

    private static final long ISN_TICK_NS = 4_000; // RFC 9293 §3.4.1: about every four microseconds

    protected Numbers(Settings settings) {
        super(settings);
    }

    /** The four cases of §3.4, and of §3.10.7.4, first check. */
    protected boolean isAcceptable(Tcb tcb, Segment segment) {
        return Acceptability.of(segment, tcb.rcvNxt, tcb.rcvWnd());
    }

    /** SND.UNA < SEG.ACK =< SND.NXT. */
    protected boolean acknowledgesNew(Tcb tcb, Segment segment) {
        return segment.ack().isAfter(tcb.sndUna) && segment.ack().isAtOrBefore(tcb.sndNxt);
    }

    /** SEG.ACK > SND.NXT. */
    protected boolean acknowledgesUnsent(Tcb tcb, Segment segment) {
        return segment.ack().isAfter(tcb.sndNxt);
    }

    /** RFC 6528 §3: ISN = M + F(ends, secret). */
    protected SeqNum initialSequenceNumber(FourTuple ends) {
        return SeqNum.of(isnClock() + isnHash(ends));
    }

    protected long isnClock() {
        return nowNs / ISN_TICK_NS;
    }

    protected long isnHash(FourTuple ends) {
        return KeyedHash.of(settings.secret(), ends);
    }

    /** RFC 1122 §4.2.2.13: a reopened connection starts above every number of the one before. */
    protected SeqNum initialSequenceNumberAfter(Tcb before, FourTuple ends) {
        SeqNum fresh = initialSequenceNumber(ends);
        SeqNum least = before.sndNxt.plus(1);
        return fresh.isAfter(before.sndNxt) ? fresh : least;
    }
}
