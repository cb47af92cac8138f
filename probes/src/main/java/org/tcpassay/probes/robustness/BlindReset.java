// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.RCV_WND;
import static org.tcpassay.rules.Given.RFC5961;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** Resets by an attacker who knows the ends of a connection and guesses its numbers. */
final class BlindReset {

    private static final int GUESSES = 32;
    private static final long CIRCLE = 1L << 32;

    @Probe(
            id = "robustness.blind-reset.challenged",
            rules = {"RFC5961-3.2-3", "RFC5961-3.2-4", "RFC5961-3.2-1"},
            state = ESTABLISHED,
            claim =
                    "Resets at guessed numbers, one in every window of the circle or many in the right one, end nothing",
            resembles = "CVE-2004-0230 (Slipping in the Window)")
    void challenged(Lab lab) {
        lab.needs(RFC5961);
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        for (int i = 1; i < GUESSES; i++) {
            c.send(rst().seq(RCV_NXT.plus(CIRCLE / GUESSES * i)));
            c.expectSilence("outside the window a reset is dropped");
            c.send(rst().seq(RCV_NXT.plus(1 + (c.value(RCV_WND) - 2) / GUESSES * i)));
            c.expect(anyOf(ack(), silence()), "inside it is challenged, as often as challenges are not throttled");
        }
        c.expectState(ESTABLISHED, "no guess was RCV.NXT");
        c.send(data("alive"));
        c.expect(ack(), "the connection goes on");
        Alive.expect(lab, listener);
    }
}
