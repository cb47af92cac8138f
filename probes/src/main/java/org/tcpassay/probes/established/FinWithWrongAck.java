// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.established;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN in order that acknowledges what the target never sent. */
final class FinWithWrongAck {

    @Probe(
            id = "established.fin-with-wrong-ack.dropped",
            rules = {"RFC9293-3.10.7.4-ACKHIGH-ES", "RFC5961-5.2-2"},
            claim = "A FIN whose ACK lies above SND.NXT is answered by an ACK and dropped")
    void dropped(Lab lab) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(fin().ack(SND_NXT.plus(1)));
        c.expect(ack(), "it acknowledges something not yet sent: send an ACK, drop the segment, and return");
        c.expectState(ESTABLISHED, "its FIN is dropped with it");

        c.send(fin());
        c.expect(ack(), "the FIN with the right ACK is taken");
        c.expectState(CLOSE_WAIT, "and closes");
    }
}
