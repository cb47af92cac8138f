// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.rto;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SND_UNA;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.expect.Timing;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Seen;

/** A handshake without timestamps of which the target had to repeat its part, so that nothing was measured. */
final class LostHandshake {

    private static final Duration AFTER_LOST_SYN = Duration.ofSeconds(3); // RFC 6298 §5.7

    @Probe(
            id = "rto.syn-ack-lost.three-seconds",
            rules = "RFC6298-5.7",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a time-out of the SYN,ACK data begins with a time-out of 3 s")
    void threeSecondsOfListener(Lab lab) {
        Connection c = lab.dial(lab.listen());
        c.send(syn().mss(1460));
        c.expect(synAck(), "a listener answers a SYN");
        c.expectRepeated(synAck().seq(ISS), "nobody acknowledges it");
        c.send(ack());
        c.accept();

        expectThreeSeconds(c);
    }

    @Probe(
            id = "rto.syn-lost.three-seconds",
            rules = "RFC6298-5.7",
            state = ESTABLISHED,
            tags = "slow",
            claim = "After a time-out of the SYN data begins with a time-out of 3 s")
    void threeSecondsOfOpener(Lab lab) {
        Connection c = lab.open();
        c.expect(syn(), "an active open sends a SYN");
        c.expectRepeated(syn().seq(ISS), "nobody answers it");
        c.send(synAck().mss(1460));
        c.expect(ack(), "the handshake ends with an acknowledgment");

        expectThreeSeconds(c);
    }

    private static void expectThreeSeconds(Connection c) {
        c.user().send("lost");
        Seen first = c.expect(data("lost"), "the user's data is sent");
        c.expect(
                data("lost").seq(SND_UNA).at(Timing.about(first, AFTER_LOST_SYN)),
                "a second was too short, and which copy was acknowledged nobody knows");
    }
}
