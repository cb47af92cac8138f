// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** The target's user sends urgent data. */
final class SentUrgent {

    @Probe(
            id = "urgent.sent-by-user.pointer-behind-last",
            rules = {"RFC9293-MUST-62", "RFC9293-MUST-30", "RFC6093-2.2-1"},
            state = ESTABLISHED,
            claim = "The pointer that the target sends names the byte behind the last urgent one")
    void pointerBehindLast(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().sendUrgent("!");
        c.expect(data("!").and(Flags.URG).urgent(1), "SEQ plus pointer is the number behind the urgent byte");
    }

    @Probe(
            id = "urgent.sent-behind-data.pointer-behind-last",
            rules = "RFC9293-MUST-62",
            state = ESTABLISHED,
            claim = "The pointer counts from the segment's own sequence number")
    void pointerCountsFromSegment(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.user().sendUrgent("abc!");
        c.expect(data("abc!").and(Flags.URG).urgent(4), "the last of four bytes is urgent");
    }
}
