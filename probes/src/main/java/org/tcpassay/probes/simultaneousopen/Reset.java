// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.simultaneousopen;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.expect.Symbol.SEG_SEQ;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_RECEIVED;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.syn;

import java.util.List;
import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;
import org.tcpassay.script.Road;

/** A reset at RCV.NXT after two SYNs have crossed. */
final class Reset {

    enum Kind {
        RST(rst()),
        RST_ACK(rstAck());

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "simultaneous-open.reset.refused",
            rules = {"RFC9293-3.10.7.4-SR-ACTIVE-RST", "RFC9293-MUST-11"},
            state = SYN_RECEIVED,
            claim = "Second check: after an active open a reset refuses the connection and the user is told")
    void refused(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_RECEIVED, Road.ACTIVE);

        c.send(row.segment);
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the record is deleted: there never was a LISTEN to return to");
        c.expectError(List.of("ECONNREFUSED", "ECONNRESET"), "the user who opened is told that it failed");

        c.send(ack());
        c.expect(rst().seq(SEG_ACK), "a late ACK finds nobody");
        c.send(syn());
        c.expect(rstAck().seq(0).ack(SEG_SEQ.plus(1)), "nor does a SYN: an active open does not listen");
    }
}
