// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.CLOSE_WAIT;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Flags;

/** A SYN,ACK whose sender has nothing to say and closes at once. */
final class SynAckWithFin {

    @Probe(
            id = "syn-sent.syn-ack-with-fin.close-wait",
            rules = "RFC9293-3.10.7.3-SYNSENT-SYNACKDATA",
            claim = "Other controls of an acceptable SYN,ACK are processed: its FIN leads to CLOSE-WAIT")
    void closeWait(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().and(Flags.FIN));
        c.expectEither(
                ack().ack(IRS.plus(1)),
                ack().ack(IRS.plus(2)),
                "the SYN is acknowledged, at once or together with the FIN");
        c.expectState(CLOSE_WAIT, "processing goes on behind the SYN with URG, text and FIN");
        c.expectEndOfStream("the user is told that no more will come");
    }
}
