// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import org.tcpassay.model.Flight;
import org.tcpassay.model.Host;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.tcpassay.wire.TcpOption;

/** Takes over what a target is free to choose from the segments in which it shows it. */
final class Adoption {

    private Adoption() {}

    /** The host that knows what a segment of the target tells beside what was owed. */
    static Host of(Host host, FourTuple ends, Segment seen) {
        Host.Draft draft = host.draft();
        draft.connection(ends).ifPresent(tcb -> adopt(tcb, seen));
        return draft.done();
    }

    private static void adopt(Tcb tcb, Segment seen) {
        if (seen.has(Flags.RST)) {
            return;
        }
        if (seen.has(Flags.SYN)) {
            adoptSyn(tcb, seen);
        }
        if (seen.has(Flags.ACK)) {
            adoptWindow(tcb, seen);
            if (seen.ack().equals(tcb.rcvNxt)) {
                tcb.acknowledgeAtNs = Tcb.NEVER;
            }
            tcb.lastAckSent = seen.ack();
        }
    }

    private static void adoptSyn(Tcb tcb, Segment syn) {
        boolean stamps = syn.option(TcpOption.Timestamps.class).isPresent();
        boolean scale = syn.option(TcpOption.WindowScale.class).isPresent();
        boolean sack = syn.option(TcpOption.SackPermitted.class).isPresent();
        number(tcb, syn.seq());
        tcb.shiftOffered = syn.option(TcpOption.WindowScale.class)
                .map(option -> Math.min(14, option.shift()))
                .orElse(0);
        tcb.rcvMss = syn.option(TcpOption.Mss.class).map(TcpOption.Mss::size).orElse(536);
        if (tcb.state == State.SYN_SENT) {
            tcb.timestampsOffered = stamps;
            tcb.windowScaleOffered = scale;
            tcb.sackOffered = sack;
            tcb.buffer = syn.window(); // an observer's record has no other use for it
        } else {
            tcb.timestamps &= stamps;
            tcb.windowScale &= scale;
            tcb.sack &= sack;
            tcb.sndShift = tcb.windowScale ? tcb.sndShift : 0;
            tcb.rcvShift = tcb.windowScale ? tcb.shiftOffered : 0;
            tcb.rcvEdge = tcb.rcvNxt.plus(syn.window());
        }
    }

    /** Renumbers a record whose ISS was not known. */
    private static void number(Tcb tcb, SeqNum iss) {
        if (!tcb.iss.equals(Watched.UNKNOWN) || iss.equals(Watched.UNKNOWN)) {
            return;
        }
        tcb.iss = iss;
        tcb.sndUna = iss;
        tcb.sndNxt = iss.plus(1);
        tcb.sendBufferSeq = iss.plus(1);
        tcb.sndWl2 = iss;
        tcb.flights.replaceAll(flight -> flight.syn() ? Flight.first(iss, 0, true, false, flight.sentNs()) : flight);
    }

    private static void adoptWindow(Tcb tcb, Segment seen) {
        int shift = seen.has(Flags.SYN) ? 0 : tcb.rcvShift;
        SeqNum edge = seen.ack().plus((long) seen.window() << shift);
        if (edge.isAfter(tcb.rcvEdge)) {
            tcb.rcvEdge = edge;
        }
    }
}
