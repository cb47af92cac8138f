// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The peer's last data and its FIN in one segment. */
final class DataWithFin {

    @Probe(
            id = "fin-wait-2.data-with-fin.both-taken",
            rules = {"RFC9293-3.10.7.4-FIN-F2", "RFC9293-3.10.7.4-TEXT-F2"},
            claim = "Text comes before FIN: the data of a FIN segment is delivered, then the stream ends")
    void bothTaken(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(fin().payload("goodbye"));
        c.expect(ack(), "data and FIN are acknowledged together");
        c.expectState(TIME_WAIT, "both directions are closed");
        c.expectReceived("goodbye", "the data before the FIN is delivered");
        c.expectEndOfStream("after it the stream ends");
    }
}
