// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.Optional;
import org.tcpassay.model.Tcb;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/**
 * A peer that contradicts itself about where its stream ends. RFC 9293 has text and a second FIN behind the FIN only
 * where that FIN has already taken effect (§3.10.7.4, seventh and eighth check); what counts while both still wait for
 * a hole to be filled, or within one segment, no RFC decides.
 */
final class Contradiction {

    private Contradiction() {}

    /** What of a segment does not go with what its sender said before, in words; empty for nothing. */
    static Optional<String> of(Tcb tcb, Segment segment) {
        if (segment.flags().hasAny(Flags.RST.with(Flags.SYN)) || !touchesWindow(tcb, segment)) {
            return Optional.empty();
        }
        if (tcb.finBeyondHole.filter(fin -> isDenied(fin, segment)).isPresent()) {
            return Optional.of("text or a FIN behind a FIN that waits");
        }
        if (!segment.has(Flags.FIN)) {
            return Optional.empty();
        }
        SeqNum fin = segment.end().minus(1);
        if (tcb.pieces.stream().anyMatch(piece -> piece.end().isAfter(fin))) {
            return Optional.of("a FIN in front of text that waits");
        }
        boolean across = segment.seq().isBefore(tcb.rcvNxt) && fin.isAtOrAfter(tcb.rcvNxt);
        return tcb.finReceived && across ? Optional.of("one segment with a FIN on both sides") : Optional.empty();
    }

    private static boolean touchesWindow(Tcb tcb, Segment segment) {
        return segment.end().isAfter(tcb.rcvNxt) && segment.seq().isBefore(tcb.rcvEdge);
    }

    private static boolean isDenied(SeqNum fin, Segment segment) {
        SeqNum textEnd = segment.seq().plus(segment.payload().length());
        boolean textBehind = !segment.payload().isEmpty() && textEnd.isAfter(fin);
        return textBehind || segment.has(Flags.FIN) && !segment.end().minus(1).equals(fin);
    }
}
