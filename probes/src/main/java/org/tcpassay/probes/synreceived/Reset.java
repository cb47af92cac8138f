// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synreceived;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SND_NXT;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset at RCV.NXT for a record that came from LISTEN. */
final class Reset {

    enum Kind {
        RST(rst()),
        RST_ACK(rstAck()),
        RST_WITH_UNACCEPTABLE_ACK(rstAck().ack(SND_NXT.plus(1_000)));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "syn-received.reset.back-to-listen",
            rules = {"RFC9293-3.10.7.4-RST-SR-EXACT", "RFC9293-MUST-11"},
            claim = "Second check: after a passive open a reset returns the connection to LISTEN, and nobody is told")
    void backToListen(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_RECEIVED);

        c.send(row.segment);
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "there is no record any more");
        c.expectNotAccepted("the user need not know");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "a late ACK meets LISTEN");
        c.send(syn().accepted());
        c.expect(synAck(), "which serves the next SYN");
    }
}
