// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.urgent;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** An urgent pointer after the tester's FIN. */
final class AfterFin {

    @Probe(
            id = "urgent.pointer-after-fin.ignored",
            rules = "RFC9293-3.10.7.4-URG-{state}",
            rows = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "After a FIN nothing can be urgent any more")
    void ignored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(ack().ack(SND_UNA).and(Flags.URG).urgent(1));
        c.expect(anyOf(silence(), ack()), "it is ignored; an acknowledgment does no harm");
        c.expectState(row, "and nothing changes");
        c.send(ack().seq(RCV_NXT.minus(1)));
        c.expect(ack(), "nothing behind the FIN is expected or acknowledged");
    }
}
