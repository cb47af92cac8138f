// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.referee.fuzz;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.tcpassay.model.Tcb;
import org.tcpassay.model.permits.Observation;
import org.tcpassay.referee.Asked;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;

/**
 * What was special about anything that a target was asked: what it made of one segment may show only at a later one.
 * Of a sequence that nothing can be taken from any more each trait is necessary for what it shows.
 */
final class Traits {

    private Traits() {}

    /** In words that ledgers know, such as {@code touching-left}. */
    static Set<String> of(Collection<Asked> history) {
        var traits = new TreeSet<String>();
        for (Asked asked : history) {
            if (asked.what() instanceof Observation.Arrives arrival) {
                asked.records().stream().findFirst().ifPresent(tcb -> add(traits, tcb, arrival.segment()));
            }
        }
        return traits;
    }

    private static void add(Set<String> traits, Tcb tcb, Segment segment) {
        String relation = Particulars.relation(tcb, segment);
        if (!relation.isEmpty()) {
            traits.add(relation);
        }
        if (tcb.timestamps
                && segment.option(TcpOption.Timestamps.class).isEmpty()
                && !segment.flags().hasAny(Flags.SYN.with(Flags.RST))) {
            traits.add("unstamped");
        }
        if (segment.has(Flags.ACK) && segment.ack().isBefore(tcb.sndUna)) {
            traits.add("ack-old");
        }
        if (segment.has(Flags.ACK) && !segment.has(Flags.RST) && segment.ack().isAfter(tcb.sndNxt)) {
            traits.add("ack-unsent");
        }
        if (!segment.flags().hasAny(Flags.SYN.with(Flags.RST).with(Flags.ACK))) {
            traits.add("bare");
        }
        if (segment.has(Flags.ACK)
                && segment.ack().isAfter(tcb.sndUna)
                && segment.seq().isBefore(tcb.sndWl1)) {
            traits.add("new-ack-on-old");
        }
        if (!segment.payload().isEmpty()
                && segment.ack().equals(tcb.sndUna)
                && segment.seq().isBefore(tcb.sndWl1)) {
            traits.add("text-below-wl1");
        }
    }
}
