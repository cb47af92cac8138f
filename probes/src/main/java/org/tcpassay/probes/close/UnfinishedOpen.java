// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.close;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.FIN_WAIT_1;
import static org.tcpassay.rules.State.FIN_WAIT_2;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.fin;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** The user closes before the connection is established. */
final class UnfinishedOpen {

    @Probe(
            id = "close.unfinished-open.forgotten",
            rules = "RFC9293-3.10.4-CLOSE-SYNSENT",
            state = SYN_SENT,
            claim = "A close in SYN-SENT sends nothing; a SYN,ACK that comes too late draws a reset")
    void forgotten(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.user().close();
        c.expectSilence("the peer has not answered: there is nobody to say goodbye to");
        c.send(synAck());
        c.expect(rst().seq(SEG_ACK), "nothing is left of the connection: <SEQ=SEG.ACK><CTL=RST>");
    }

    @Probe(
            id = "close.unfinished-open.fin-after-handshake",
            rules = "RFC9293-3.10.4-CLOSE-SYNRCVD",
            state = SYN_RECEIVED,
            claim = "A close in SYN-RECEIVED sends a FIN, at the latest when the handshake is complete")
    void finAfterHandshake(Lab lab) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.user().shutdown();
        c.send(ack());
        c.await(fin(), "the close is not forgotten");
        c.expectState(FIN_WAIT_1, "the own FIN is to be acknowledged");

        c.send(ack());
        c.expectSilence("an acknowledgment is never acknowledged");
        c.expectState(FIN_WAIT_2, "the FIN is acknowledged");
    }
}
