// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** URG although the peer has sent its FIN. */
final class UrgentAfterFin {

    @Probe(
            id = "close.urgent-after-fin.ignored",
            rules = "RFC9293-3.10.7.4-URG-{state}",
            rows = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"},
            claim = "Nothing can be urgent behind the peer's FIN")
    void ignored(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(ack().and(Flags.URG).urgent(1).ack(SND_UNA));
        c.expectEither(silence(), ack(), "urgent data cannot follow a FIN");
        c.expectState(row, "it changes nothing");
        c.expectEndOfStream("the stream has ended before it");
    }
}
