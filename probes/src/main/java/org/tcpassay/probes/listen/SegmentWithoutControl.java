// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.listen;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.segment;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.expect.SegmentSpec;
import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A segment without RST, ACK and SYN for a listener. */
final class SegmentWithoutControl {

    enum Kind {
        NO_FLAGS(segment("-")),
        FIN(segment("F")),
        DATA(segment("-").payload("0123456789")),
        FIN_WITH_DATA(segment("F").payload("0123456789")),
        PUSH_AND_URGENT(segment("PU").urgent(1).payload("0123456789"));

        private final SegmentSpec segment;

        Kind(SegmentSpec segment) {
            this.segment = segment;
        }
    }

    @Probe(
            id = "listen.segment-without-control.dropped",
            rules = "RFC9293-3.10.7.2-LISTEN-OTHER",
            claim = "Fourth check: what neither opens, acknowledges nor resets is dropped without an answer")
    void dropped(Lab lab, Kind row) {
        Connection c = lab.reach(LISTEN);

        c.send(row.segment);
        c.expectSilence("unlike a closed port a listener sends no reset for it");
        c.expectState(CLOSED, "no record comes of it");

        c.send(syn());
        c.expect(synAck(), "the listener goes on listening");
    }
}
