// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.Optional;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.referee.Asked;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** What else tells one cause from another than the requirement: where a segment lies, and whether its ACK is old. */
final class Particulars {

    private Particulars() {}

    /** In a few words; empty for what is ordinary. */
    static String of(Optional<Asked> asked) {
        if (asked.isEmpty() || asked.get().records().isEmpty()) {
            return "";
        }
        Tcb tcb = asked.get().records().get(0);
        if (asked.get().what() instanceof Observation.Arrives arrival) {
            return where(tcb, arrival.segment()) + acknowledges(tcb, arrival.segment()) + circumstances(tcb);
        }
        return circumstances(tcb);
    }

    /** A user that has left, text that waits for a hole to be filled, a peer that has closed or shrunk its window. */
    private static String circumstances(Tcb tcb) {
        boolean gap = !tcb.pieces.isEmpty() || tcb.finBeyondHole.isPresent();
        boolean shrunk = tcb.sndUna.plus(tcb.sndWnd).isBefore(tcb.sndNxt) || tcb.sndWnd == 0;
        return (tcb.orphan ? "-orphan" : "") + (gap ? "-gap" : "") + (shrunk ? "-shrunk" : "");
    }

    private static String where(Tcb tcb, Segment segment) {
        String relation = relation(tcb, segment);
        return relation.isEmpty() ? "" : "-" + relation;
    }

    /** How a segment lies to the window; empty where it begins at RCV.NXT. */
    static String relation(Tcb tcb, Segment segment) {
        SeqNum first = segment.seq();
        if (first.equals(tcb.rcvNxt)) {
            return "";
        }
        if (first.isBefore(tcb.rcvNxt)) {
            boolean touches = segment.end().equals(tcb.rcvNxt) && segment.len() > 0;
            return segment.end().isAfter(tcb.rcvNxt) ? "across-left" : touches ? "touching-left" : "left";
        }
        if (first.isBefore(tcb.rcvEdge)) {
            return segment.end().isAfter(tcb.rcvEdge) ? "across-right" : "inside";
        }
        return first.equals(tcb.rcvEdge) ? "at-right-edge" : "beyond";
    }

    private static String acknowledges(Tcb tcb, Segment segment) {
        boolean old = segment.has(Flags.ACK) && segment.ack().isBefore(tcb.sndUna);
        boolean shrinks = segment.window() == 0 && tcb.sndNxt.isAfter(tcb.sndUna);
        return (old ? "-ack-old" : "")
                + (segment.has(Flags.ACK) || segment.has(Flags.SYN) || segment.has(Flags.RST) ? "" : "-bare")
                + (shrinks ? "-shrinking" : "");
    }
}
