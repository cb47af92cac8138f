// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.IRS;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.wire.Checksum;

/** A SYN,ACK whose checksum is wrong. */
final class DamagedSynAck {

    @Probe(
            id = "syn-sent.damaged-syn-ack.dropped",
            rules = "RFC9293-MUST-3",
            claim = "A damaged SYN,ACK establishes nothing and draws nothing")
    void dropped(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(synAck().seq(IRS.plus(4_711)).checksum(Checksum.wrongBy(1)));
        c.expectSilence("a wrong checksum says that any field may be wrong");
        c.expectState(SYN_SENT, "the answer is still to come");

        c.send(synAck());
        c.expect(ack(), "the right SYN,ACK is taken at its own number");
    }
}
