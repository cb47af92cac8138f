// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** The last segment of the handshake, damaged on its way. */
final class DamagedAck {

    @Probe(
            id = "syn-received.damaged-ack.dropped",
            rules = "RFC9293-MUST-3",
            claim = "A damaged ACK completes no handshake; the right one does")
    void dropped(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(ack().checksum(Checksum.wrongBy(1)));
        c.expectSilence("a wrong checksum says that any field may be wrong");
        c.expectState(SYN_RECEIVED, "the target's SYN is still not acknowledged");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(ESTABLISHED, "now it is");
    }
}
