// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.rst;
import static org.tcpassay.script.Segments.rstAck;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A reset for a listener. */
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
            id = "listen.reset.ignored",
            rules = {"RFC9293-3.10.7.2-LISTEN-RST", "RFC9293-3.5.3-LISTEN", "RFC9293-3.5.2-NORSTTORST"},
            claim = "First check: a reset is ignored before any other flag is looked at")
    void ignored(Lab lab, Kind row) {
        Connection c = lab.reach(LISTEN);

        c.send(row.segment);
        c.expectSilence("nothing was sent that a reset could be about");

        c.send(syn());
        c.expect(synAck(), "the listener goes on listening");
    }
}
