// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.sequence;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_LEN;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.anyOf;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.silence;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** Text inside the window that does not begin at its left edge. */
final class TextAboveRcvNxt {

    @Probe(
            id = "sequence.text-above-rcv-nxt.acknowledged-or-silent",
            rules = "RFC9293-MAY-13",
            state = ESTABLISHED,
            claim = "Text above RCV.NXT may be acknowledged, which says RCV.NXT, and is not delivered before its turn")
    void acknowledgedOrSilent(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("bb").seq(RCV_NXT.plus(2)));
        c.expect(anyOf(ack(), silence()), "an ACK may point out what is missing");
        c.expectNothingReceived("it is not its turn");
        c.send(data("aa"));
        c.expect(
                anyOf(ack(), ack().ack(SEG_SEQ.plus(SEG_LEN))),
                "what is missing has come; what came before it was kept, or comes again");
    }
}
