// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.Given.RFC7323;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;

import java.time.Duration;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment of a handshake echoes not the SYN,ACK but an ACK that the target sent after it. */
final class AckEchoingChallenge {

    /** Longer than a tick of any timestamp clock that is fine enough to be told apart here (RFC 7323 5.4: 1 ms to 1 s). */
    private static final Duration SEVERAL_TICKS = Duration.ofMillis(20);

    @Probe(
            id = "syn-received.ack-echoing-challenge.established",
            rules = "RFC9293-3.10.7.4-ACK-SR-OK",
            claim = "An ACK that echoes the target's newest TSval completes the handshake")
    void established(Lab lab) {
        lab.needs(RFC7323);
        Connection c = lab.reach(SYN_RECEIVED, syn().mss(1460).timestamps());
        c.expectSilence(SEVERAL_TICKS, "only the clock goes on");

        c.send(data("old").seq(RCV_NXT.minus(100_000)));
        c.expect(ack().timestamps(), "an unacceptable segment draws an ACK, which carries a newer TSval");

        c.send(ack());
        c.expectSilence("TSecr is the TSval of the newest segment that the tester has, as it must be");
        c.expectState(ESTABLISHED, "SND.UNA < SEG.ACK =< SND.NXT, and no rule bounds TSecr");
    }
}
