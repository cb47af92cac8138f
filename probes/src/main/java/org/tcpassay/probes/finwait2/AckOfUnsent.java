// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait2;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A FIN in order that acknowledges what the target never sent. */
final class AckOfUnsent {

    @Probe(
            id = "fin-wait-2.ack-of-unsent.dropped",
            rules = "RFC9293-3.10.7.4-ACKHIGH-F2",
            claim = "A FIN that acknowledges more than was sent is dropped and answered by an acknowledgment")
    void dropped(Lab lab) {
        Connection c = lab.reach(FIN_WAIT_2);

        c.send(fin().payload("from another life").ack(SND_NXT.plus(1)));
        c.expect(ack(), "SEG.ACK > SND.NXT: the target says where it stands and takes nothing");
        c.expectState(FIN_WAIT_2, "its FIN was not taken");
        c.expectNothingReceived("nor its data");

        c.send(fin());
        c.expect(ack(), "the connection goes on where it was");
        c.expectState(TIME_WAIT, "and ends in order");
    }
}
