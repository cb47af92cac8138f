// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Timestamps were negotiated, and the connection is over. */
final class NegotiatedInTimeWait {

    @Probe(
            id = "timestamps.negotiated.on-ack-in-time-wait",
            rules = "RFC7323-3.2-5",
            state = TIME_WAIT,
            claim = "The acknowledgment of a repeated FIN carries timestamps in TIME-WAIT too")
    void onAckInTimeWait(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(TIME_WAIT, syn().mss(1460).timestamps());

        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(ack().timestamps(), "the connection keeps its timestamps until its last segment");
    }
}
