// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data behind a FIN, where the peer has promised that there is none. */
final class DataAfterFin {

    @Probe(
            id = "established.data-after-fin.ignored",
            rules = "RFC9293-3.10.7.4-TEXT-CW",
            claim = "Octets behind a FIN are ignored: they move nothing and reach nobody")
    void ignored(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);
        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");

        c.send(data("ghost"));
        c.expect(anyOf(silence(), ack()), "the segment text is ignored; RCV.NXT does not move");
        c.expectState(CLOSE_WAIT, "the state is that of the FIN");
        c.expectEndOfStream("the stream ended at the FIN");
    }
}
