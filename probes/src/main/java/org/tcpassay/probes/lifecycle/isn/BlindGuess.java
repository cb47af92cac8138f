// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lifecycle.isn;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Segments of somebody who knows the ends of a connection and not its numbers. */
final class BlindGuess {

    private static final long FAR = 0x2000_0000;

    @Probe(
            id = "lifecycle.blind-guess.discarded",
            rules = {"RFC9293-3.10.7.4-RST-ES-OOW", "RFC9293-3.10.7.4-SEQ-ES-OOW", "RFC5961-4.2-1", "DOC-137"},
            state = ESTABLISHED,
            claim =
                    "A reset with a guessed number is dropped silently, a SYN and data draw an acknowledgment, and none does"
                            + " harm",
            tags = {"isn", "reset"})
    void discarded(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(rst().seq(RCV_NXT.plus(FAR)));
        c.expectSilence("a reset outside the window is dropped");
        c.send(data("evil").seq(RCV_NXT.plus(FAR)).refused());
        c.expect(ack(), "data outside the window draws what is expected");
        c.send(syn().seq(RCV_NXT.plus(FAR)).refused());
        c.expect(ack(), "and so does a SYN, wherever it lies");

        c.send(data("good"));
        c.expect(ack(), "the connection lives");
        c.expectReceived("good", "and has taken nothing else");
    }
}
