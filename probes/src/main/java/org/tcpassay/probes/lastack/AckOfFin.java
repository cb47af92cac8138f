// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.lastack;

import static org.tcpassay.expect.Symbol.RCV_NXT;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LAST_ACK;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** The acknowledgment of the target's FIN. */
final class AckOfFin {

    @Probe(
            id = "last-ack.ack-of-fin.closed",
            rules = {"RFC9293-3.10.7.4-ACK-LA-FIN", "RFC9293-3.5.2-RSTFORM-ACK"},
            claim = "The acknowledgment of its FIN deletes the connection; whatever comes after it draws a reset")
    void closed(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(CLOSED, "the connection is deleted at once");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "nothing is left of it: <SEQ=SEG.ACK><CTL=RST>");
        c.send(fin().seq(RCV_NXT.minus(1)));
        c.expect(rst().seq(SEG_ACK), "not even for the peer's FIN");
    }

    @Probe(
            id = "last-ack.ack-of-fin.with-data",
            rules = {"RFC9293-3.10.7.4-ACK-LA-FIN", "RFC9293-3.10.7.4-TEXT-LA"},
            claim = "The acknowledgment of its FIN counts also on a segment with data, which nobody can want")
    void withData(Lab lab) {
        Connection c = lab.reach(LAST_ACK);

        c.send(data("too late"));
        c.expectSilence("the connection is deleted before the text is looked at");
        c.expectState(CLOSED, "the FIN is acknowledged");
    }
}
