// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment of the target's FIN. */
final class AckOfFin {

    @Probe(
            id = "fin-wait-1.ack-of-fin.fin-wait-2",
            rules = "RFC9293-3.10.7.4-ACK-F1-FIN",
            claim = "When its FIN is acknowledged the target waits for the peer's, and takes data until then")
    void finWait2(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(FIN_WAIT_2, "the FIN is acknowledged, the peer has not closed");

        c.send(data("more"));
        c.expect(ack(), "only the target's sending has ended");
        c.expectReceived("more", "receiving goes on");
    }

    @Probe(
            id = "fin-wait-1.ack-of-fin.repetition-ends",
            rules = "RFC9293-3.10.7.4-ACK-F1-FIN",
            claim = "An acknowledged FIN is not sent again")
    void repetitionEnds(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectSilence(lab.time("rto-min-ms").multipliedBy(3), "there is nothing left to be sent again");
        c.expectState(FIN_WAIT_2, "the FIN is acknowledged");
    }
}
