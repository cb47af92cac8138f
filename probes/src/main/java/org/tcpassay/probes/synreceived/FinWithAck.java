// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN in the segment that acknowledges the target's SYN. */
final class FinWithAck {

    @Probe(
            id = "syn-received.fin-with-ack.close-wait",
            rules = {"RFC9293-3.10.7.4-FIN-SR", "RFC9293-3.10.7.4-ACK-SR-DATA"},
            claim = "A FIN with the acceptable ACK leads through ESTABLISHED to CLOSE-WAIT")
    void closeWait(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(fin());
        c.expect(ack(), "the FIN is acknowledged");
        c.expectState(CLOSE_WAIT, "first the ACK establishes, then the FIN closes");
        c.accept();
        c.expectEndOfStream("the user is told that nothing will come");
    }
}
