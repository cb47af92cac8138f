// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.finwait1;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.TIME_WAIT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.fin;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment in order that acknowledges what the target never sent. */
final class AckOfUnsent {

    enum Carries {
        FIN(fin()),
        DATA(data("from another life"));

        private final SegmentSpec spec;

        Carries(SegmentSpec spec) {
            this.spec = spec;
        }
    }

    @Probe(
            id = "fin-wait-1.ack-of-unsent.dropped",
            rules = "RFC9293-3.10.7.4-ACKHIGH-F1",
            claim = "A segment that acknowledges more than was sent is dropped whole and answered by an acknowledgment")
    void dropped(Lab lab, Carries row) {
        Connection c = lab.reach(FIN_WAIT_1);

        c.send(row.spec.ack(SND_NXT.plus(1)));
        c.expect(ack(), "SEG.ACK > SND.NXT: the target says where it stands and takes nothing");
        c.expectState(FIN_WAIT_1, "neither its acknowledgment nor its FIN was taken");
        c.expectNothingReceived("nor its data");

        c.send(fin());
        c.expect(ack(), "the connection goes on where it was");
        c.expectState(TIME_WAIT, "and ends in order");
    }
}
