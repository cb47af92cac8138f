// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A FIN with URG and no data to be urgent about. */
final class FinWithUrgent {

    enum Pointer {
        ZERO(0),
        ONE(1),
        FAR_BEYOND(65_535);

        private final int offset;

        Pointer(int offset) {
            this.offset = offset;
        }
    }

    @Probe(
            id = "fin-wait-1.fin-with-urgent.time-wait",
            rules = {"RFC9293-3.8.5-URPBAD", "RFC9293-3.10.7.4-FIN-F1-ACKED"},
            claim = "An urgent pointer without sense does not keep a FIN from being taken")
    void timeWait(Lab lab, Pointer row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(fin().and(Flags.URG).urgent(row.offset));
        c.expect(ack(), "the FIN is in order and acknowledged");
        c.expectState(TIME_WAIT, "both FINs are acknowledged");
        c.expectEndOfStream("nothing but the end was received");
    }
}
