// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Listener;
import org.tcpassay.script.Probe;

/** One peer closes, another one resets. */
final class FinOrReset {

    @Probe(
            id = "close.fin-or-reset.told-apart",
            rules = "RFC9293-MUST-12",
            state = ESTABLISHED,
            claim = "The user can tell an orderly end from a reset")
    void toldApart(Lab lab) {
        Listener listener = lab.listen();
        Connection orderly = lab.connect(listener, syn().mss(1460));
        Connection reset = lab.connect(listener, syn().mss(1460));

        orderly.send(fin());
        orderly.expect(ack(), "a FIN is acknowledged");
        orderly.expectEndOfStream("the peer has said all it had to say");
        orderly.expectNoError("which is no error");

        reset.send(rst());
        reset.expectSilence("a reset is never answered");
        reset.expectError("ECONNRESET", "the peer gave up: something may be missing");
    }
}
