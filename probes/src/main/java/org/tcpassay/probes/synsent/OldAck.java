// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.ISS;
import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** An old duplicate acknowledgment meets the target's SYN. */
final class OldAck {

    @Probe(
            id = "syn-sent.old-ack.syn-repeated",
            rules = "RFC1337-2.4-H3",
            claim = "The reset that an old ACK draws may destroy the peer's record: the SYN comes again and repairs it")
    void synRepeated(Lab lab) {
        Connection c = lab.reach(SYN_SENT);

        c.send(ack().ack(ISS.minus(1_000)));
        c.expect(rst().seq(SEG_ACK), "the ACK belongs to another connection, and the reset may hit this one's peer");
        c.expectRepeated(syn().seq(ISS), "the target still wants to open");
        c.send(synAck());
        c.expect(ack(), "the repeated SYN completes the handshake");
        c.expectState(ESTABLISHED, "the old duplicate did no lasting harm");
    }
}
