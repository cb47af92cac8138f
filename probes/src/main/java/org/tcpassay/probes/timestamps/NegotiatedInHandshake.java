// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.timestamps;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.rules.Given;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Timestamps were negotiated, and the handshake is not over. */
final class NegotiatedInHandshake {

    /** Of a clock that is fine enough to be told apart here (RFC 7323 §5.4: 1 ms to 1 s). */
    private static final Duration SEVERAL_TICKS = Duration.ofMillis(30);

    @Probe(
            id = "timestamps.negotiated.on-ack-in-syn-received",
            rules = "RFC7323-3.2-5",
            state = SYN_RECEIVED,
            claim = "The answer to an unacceptable segment carries timestamps in SYN-RECEIVED too")
    void onAckInSynReceived(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());

        c.send(ack().seq(RCV_NXT.minus(10)));
        c.expect(ack().timestamps(), "both SYNs have passed, so timestamps are negotiated");
    }

    @Probe(
            id = "timestamps.negotiated.echo-of-later-ack-taken",
            rules = {"RFC9293-3.10.7.4-ACK-SR-OK", "RFC7323-3.2-1"},
            state = SYN_RECEIVED,
            claim = "The handshake ends with an echo of any TSval that the target has sent, not only of its SYN,ACK")
    void echoOfLaterAckTaken(Lab lab) {
        lab.needs(Given.RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());
        c.expectSilence(SEVERAL_TICKS, "the clock of the target runs on");

        c.send(ack().seq(RCV_NXT.minus(10)));
        c.expect(ack().timestamps(), "an unacceptable segment is answered, with a newer TSval");
        c.send(ack());
        c.expectState(ESTABLISHED, "the newest TSval of the target is the right one to echo");
    }
}
