// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.giveup;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.target.UserOption;

/** The handshake is not completed. */
final class SynUnanswered {

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3); // RFC 9293 §3.8.3 (MUST-23)

    @Probe(
            id = "give-up.syn-unanswered.three-minutes",
            rules = "RFC9293-MUST-23",
            state = SYN_SENT,
            tags = "long",
            claim = "A SYN that nobody answers is sent again for three minutes at the least")
    void threeMinutes(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.expectOnly(syn().seq(ISS), THREE_MINUTES, "R2 for a SYN provides for three minutes of retransmission");
        c.send(synAck());
        c.expect(ack(), "an answer after three minutes still completes the handshake");
    }

    @Probe(
            id = "give-up.syn-ack-unanswered.three-minutes",
            rules = "RFC9293-MUST-23",
            state = SYN_RECEIVED,
            tags = "long",
            claim = "A SYN,ACK, which is a SYN too, is sent again for three minutes at the least")
    void threeMinutesOfSynAck(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.expectOnly(synAck().seq(ISS), THREE_MINUTES, "R2 for a SYN provides for three minutes of retransmission");
        c.send(ack());
        c.expectSilence("the handshake is complete, and an ACK is not answered");
        c.expectState(ESTABLISHED, "an answer after three minutes still opens the connection");
    }

    @Probe(
            id = "give-up.syn-unanswered.user-told",
            rules = "RFC9293-MUST-22",
            state = SYN_SENT,
            tags = "slow",
            claim = "When the SYN was sent again as often as the user allows, the user is told")
    void userTold(Lab lab) {
        Connection c = lab.preamble("SYN-SENT", () -> {
            Connection opening = lab.open(UserOption.SYN_COUNT, 2);
            opening.expect(syn(), "an active open sends a SYN");
            return opening;
        });

        c.expectRepeated(syn().seq(ISS), "the SYN is sent again");
        c.expectRepeated(syn().seq(ISS), "and again");
        c.expectError("ETIMEDOUT", lab.time("rto-initial-ms").multipliedBy(6), "R2 is handled as for data");
        c.expectState(CLOSED, "the open has failed");
    }
}
