// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data in the segment that acknowledges the target's SYN. */
final class DataWithAck {

    @Probe(
            id = "syn-received.data-with-ack.delivered",
            rules = {"RFC9293-3.10.7.4-ACK-SR-DATA", "RFC9293-3.10.7.4-ACK-SR-RETRY"},
            claim = "Data whose ACK covers the target's SYN completes the handshake and is delivered")
    void delivered(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(data("hello"));
        c.expect(ack(), "the bare ACK got lost, or there was none: any later ACK will do");
        c.expectState(ESTABLISHED, "the target's SYN is acknowledged");
        c.accept();
        c.expectReceived("hello", "processing goes on with the text");
    }
}
