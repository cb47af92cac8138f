// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.model.permits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tcpassay.model.Choice;
import org.tcpassay.model.Tcb;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;

/** Keeps one of several states that no observation can tell apart. */
final class Hypotheses {

    private Hypotheses() {}

    /** What later observations depend on. */
    private record Look(
            State state, List<Segment> owed, java.util.Map<Choice, Boolean> choices, Optional<Numbers> numbers) {}

    private record Numbers(
            SeqNum sndUna,
            SeqNum sndNxt,
            long sndWnd,
            SeqNum rcvNxt,
            SeqNum rcvEdge,
            long tsRecent,
            boolean owes,
            Bytes received,
            List<?> pieces,
            Optional<SeqNum> fin) {}

    static List<Hypothesis> distinct(Collection<Hypothesis> all, FourTuple ends) {
        Set<Look> seen = new HashSet<>();
        var kept = new ArrayList<Hypothesis>();
        for (Hypothesis one : all) {
            var look = new Look(
                    one.state(ends), one.owed(), one.choices(), one.tcb(ends).map(Hypotheses::numbers));
            if (seen.add(look)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static Numbers numbers(Tcb tcb) {
        return new Numbers(
                tcb.sndUna,
                tcb.sndNxt,
                tcb.sndWnd,
                tcb.rcvNxt,
                tcb.rcvEdge,
                tcb.tsRecent,
                tcb.acknowledgeAtNs != Tcb.NEVER,
                tcb.received,
                List.copyOf(tcb.pieces),
                tcb.finBeyondHole);
    }
}
