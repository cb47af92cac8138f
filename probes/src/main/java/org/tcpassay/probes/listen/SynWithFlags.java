// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A SYN with flags that neither forbid nor further the handshake. */
final class SynWithFlags {

    enum Extra {
        PUSH(segment("SP")),
        URGENT(segment("SU").urgent(1)),
        PUSH_AND_URGENT(segment("SPU").urgent(1)),
        URGENT_POINTER_ALONE(segment("S").urgent(1));

        private final SegmentSpec syn;

        Extra(SegmentSpec syn) {
            this.syn = syn;
        }
    }

    @Probe(
            id = "listen.syn-with-flags.answered",
            rules = "RFC9293-3.10.7.2-LISTEN-SYNURG",
            claim = "PSH and URG do not keep a SYN from being answered")
    void answered(Lab lab, Extra row) {
        Connection c = lab.reach(LISTEN);

        c.send(row.syn);
        c.expect(synAck(), "the SYN opens, whatever else is set");
        c.send(ack());
        c.accept();
        c.expectState(ESTABLISHED, "the handshake completes");
    }
}
