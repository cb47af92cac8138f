// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.closed;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.segment;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset for a port on which nothing is open. */
final class Reset {

    enum Kind {
        RST(rst()),
        RST_ACK(rstAck()),
        RST_SYN(segment("RS")),
        RST_SYN_ACK(segment("RS.")),
        RST_FIN_ACK(segment("RF.")),
        RST_WITH_DATA(rst().payload("reason"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "closed.reset.silent",
            rules = {"RFC9293-3.10.7.1-CLOSED-RST", "RFC9293-3.5.2-NORSTTORST"},
            claim = "A reset is never answered, whatever other flags it has")
    void silent(Lab lab, Kind row) {
        Connection c = lab.reach(CLOSED);

        c.send(row.segment);
        c.expectSilence("two hosts that reset each other's resets would never stop");
    }
}
