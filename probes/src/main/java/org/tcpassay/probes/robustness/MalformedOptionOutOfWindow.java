// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.robustness;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** A segment outside the window with an option whose length cannot be. */
final class MalformedOptionOutOfWindow {

    @Probe(
            id = "robustness.malformed-option-out-of-window.dropped",
            rules = {"RFC9293-MUST-7", "RFC9293-3.10.7.4-SEQ-ES-OOW"},
            state = ESTABLISHED,
            claim = "A malformed option in a segment outside the window brings nothing about",
            resembles = "CVE-2019-12258 (URGENT/11, reset by options)")
    void dropped(Lab lab, Malformed row) {
        Listener listener = lab.listen();
        Connection c = lab.connect(listener, syn().mss(1460));

        c.send(data("blind").seq(RCV_NXT.minus(100_000)).option(row.option));
        c.expect(anyOf(ack(), silence()), "the segment is unacceptable, if it can be read at all");
        c.expectState(ESTABLISHED, "who guesses blindly resets nothing");

        c.send(data("seeing"));
        c.expect(ack(), "the connection goes on");
        c.expectReceived("seeing", "where it was");
        Alive.expect(lab, listener);
    }
}
