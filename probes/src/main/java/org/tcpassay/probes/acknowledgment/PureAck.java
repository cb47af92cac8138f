// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.acknowledgment;

import static org.tcpassay.script.Segments.ack;

import org.tcpassay.rules.State;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An acceptable segment that is nothing but an acknowledgment. */
final class PureAck {

    @Probe(
            id = "acknowledgment.pure.never-answered",
            rules = "RFC9293-3.5-NOACKACK",
            rows = {"SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_2", "CLOSE_WAIT", "TIME_WAIT"},
            claim = "An acknowledgment is not acknowledged, or two hosts would acknowledge each other for ever")
    void neverAnswered(Lab lab, State row) {
        Connection c = lab.reach(row);

        c.send(ack());
        c.expectSilence("it occupies no sequence number, so there is nothing to acknowledge");
        c.send(ack());
        c.expectSilence("nor the second time");
        c.send(ack());
        c.expectSilence("nor the third, as a third duplicate asks for nothing when nothing is outstanding");
    }
}
