// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset without ACK while the target's SYN waits for its answer. */
final class ResetWithoutAck {

    enum Kind {
        SEQ_ZERO(rst().seq(0)),
        ANY_SEQ(rst()),
        ACK_FIELD_RIGHT(rst().seq(0).ack(SND_NXT)),
        WITH_SYN(segment("RS"));

        private final SegmentSpec reset;

        Kind(SegmentSpec reset) {
            this.reset = reset;
        }
    }

    @Probe(
            id = "syn-sent.reset-without-ack.dropped",
            rules = {"RFC9293-3.10.7.3-SYNSENT-RSTNOACK", "RFC9293-3.5.3-SYNSENT"},
            claim = "Second check: a reset without ACK is dropped")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(row.reset);
        c.expectSilence("a reset is never answered");
        c.expectState(SYN_SENT, "only an acknowledgment shows that it answers this SYN");
        c.expectNoError("the user hears nothing");

        c.send(synAck());
        c.expect(ack(), "the right SYN,ACK completes the handshake");
    }
}
