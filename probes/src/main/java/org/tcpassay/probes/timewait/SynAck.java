// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timewait;

import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN,ACK whose numbers fit. */
final class SynAck {

    @Probe(
            id = "time-wait.syn-ack.not-reopened",
            rules = "RFC9293-3.10.7.4-SYNACK-TW",
            claim = "A SYN,ACK opens nothing in TIME-WAIT: it is challenged like any SYN on an open connection")
    void notReopened(Lab lab) {
        lab.needs(RFC5961);
        Connection c = lab.reach(TIME_WAIT);

        c.send(synAck());
        c.expect(ack(), "a challenge: the target says where it stands");
        c.expectState(TIME_WAIT, "the waiting goes on");
    }
}
