// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment of the target's FIN arrives twice. */
final class RepeatedAckOfFin {

    @Probe(
            id = "fin-wait-2.repeated-ack-of-fin.silence",
            rules = "RFC9293-3.10.7.4-ACK-F2",
            claim = "A repeated acknowledgment draws nothing and changes nothing")
    void silence(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(ack());
        c.expectSilence("an acceptable acknowledgment is never answered");
        c.expectState(FIN_WAIT_2, "there is nothing new in it");

        c.send(data("more"));
        c.expect(ack(), "the half-open direction works on");
        c.expectReceived("more", "and delivers");
    }
}
