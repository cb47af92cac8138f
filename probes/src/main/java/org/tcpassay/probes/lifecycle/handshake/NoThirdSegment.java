// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.handshake;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Data for a listener whose SYN,ACK was not acknowledged. */
final class NoThirdSegment {

    @Probe(
            id = "lifecycle.no-third-segment.no-delivery",
            rules = {"RFC9293-3.10.7.4-NOACK-SR", "RFC9293-3.10.7.4-ACK-SR-LOW", "RFC9293-3.5-3WHS", "DOC-063"},
            state = SYN_RECEIVED,
            claim =
                    "Two segments are not enough: until its own number is acknowledged a listener hands over neither the"
                            + " connection nor data",
            tags = {"handshake", "data"})
    void noDelivery(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(segment("-").payload("early").refused());
        c.expectSilence("data without ACK shows nothing and is dropped");
        c.send(data("early").ack(ISS).refused());
        c.expect(rst().seq(SEG_ACK), "an acknowledgment of something else shows that its sender means another SYN,ACK");
        c.expectNotAccepted("the listener's user has nobody to talk to");
        c.expectState(SYN_RECEIVED, "the listener still waits for the third segment");

        c.send(data("early"));
        c.expect(ack(), "this acknowledges y+1: both numbers are agreed upon");
        c.accept();
        c.expectReceived("early", "and now data is delivered, once");
    }
}
