// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.checksum;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset or a FIN whose checksum is wrong by one, or absent. */
final class DamagedEnd {

    @Probe(
            id = "checksum.damaged-rst.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "A reset with a wrong checksum resets nothing")
    void droppedReset(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectState(ESTABLISHED, "nor does it end the connection");

        c.send(rst());
        c.expectState(CLOSED, "the right copy does");
    }

    @Probe(
            id = "checksum.damaged-fin.dropped",
            rules = "RFC9293-MUST-3",
            state = ESTABLISHED,
            claim = "A FIN with a wrong checksum closes nothing")
    void droppedFin(Lab lab, Damage row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().checksum(row.field));
        c.expectSilence("a damaged segment is discarded without an answer");
        c.expectState(ESTABLISHED, "nor does it close");
    }
}
