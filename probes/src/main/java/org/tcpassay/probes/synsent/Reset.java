// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.synsent;

import static org.tcpassay.expect.Symbol.SEG_ACK;
import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.SYN_SENT;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset that acknowledges the target's SYN, whatever else it has. */
final class Reset {

    enum Kind {
        RST_ACK(rstAck().seq(0)),
        RST_SYN_ACK(segment("RS.")),
        RST_FIN_ACK(segment("RF.").seq(0)),
        RST_ACK_WITH_DATA(rstAck().seq(0).payload("reason"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "syn-sent.reset.refused",
            rules = {"RFC9293-3.10.7.3-SYNSENT-RSTACK", "RFC9293-3.5.3-SYNSENT"},
            claim = "Second check: a reset that acknowledges the SYN refuses the connection and the user is told")
    void refused(Lab lab, Kind row) {
        Connection c = lab.reach(SYN_SENT);

        c.send(row.segment);
        c.expectSilence("a reset is never answered");
        c.expectState(CLOSED, "the record is deleted");
        c.expectError("ECONNREFUSED", "the user is told: connection refused");

        c.send(synAck());
        c.expect(rst().seq(SEG_ACK), "a SYN,ACK that comes too late finds nobody");
    }
}
