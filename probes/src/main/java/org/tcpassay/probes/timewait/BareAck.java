// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acceptable acknowledgment with nothing in it. */
final class BareAck {

    @Probe(
            id = "time-wait.bare-ack.silence",
            rules = "RFC9293-3.5-NOACKACK",
            claim = "An acceptable acknowledgment draws nothing, or two ends in TIME-WAIT would talk for ever")
    void silence(Lab lab) {
        Connection c = lab.reach(TIME_WAIT);

        c.send(ack());
        c.expectSilence("only a retransmission of the peer's FIN is acknowledged");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
