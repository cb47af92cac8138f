// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.header;

import static org.tcpassay.rules.State.CLOSED;
import static org.tcpassay.rules.State.ESTABLISHED;
import static org.tcpassay.rules.State.LISTEN;
import static org.tcpassay.script.Segments.ack;
import static org.tcpassay.script.Segments.data;
import static org.tcpassay.script.Segments.syn;
import static org.tcpassay.script.Segments.synAck;

import org.tcpassay.script.Connection;
import org.tcpassay.script.Lab;
import org.tcpassay.script.Probe;

/** A data offset that does not fit the segment. */
final class DataOffset {

    enum Words {
        ZERO(0),
        FOUR(4),
        BEYOND_THE_SEGMENT(15);

        private final int offset;

        Words(int offset) {
            this.offset = offset;
        }
    }

    @Probe(
            id = "header.data-offset-of-data.dropped",
            rules = "RFC9293-3.1-DOFF-1",
            state = ESTABLISHED,
            claim = "A header shorter than 20 bytes or longer than the segment makes it unusable")
    void dropped(Lab lab, Words row) {
        Connection c = lab.reach(ESTABLISHED);

        c.send(data("01234567").dataOffset(row.offset));
        c.expectSilence("where the data begins cannot be known");
        c.expectNothingReceived("so none is delivered");

        c.send(data("sound"));
        c.expect(ack(), "the connection goes on where it was");
        c.expectReceived("sound", "and delivers");
    }

    @Probe(
            id = "header.data-offset-of-syn.dropped",
            rules = "RFC9293-3.1-DOFF-1",
            state = LISTEN,
            claim = "A SYN with an impossible header length opens nothing")
    void droppedSyn(Lab lab, Words row) {
        Connection c = lab.reach(LISTEN);

        c.send(syn().dataOffset(row.offset));
        c.expectSilence("the header cannot be read");
        c.expectState(CLOSED, "no connection came of it");

        c.send(syn());
        c.expect(synAck(), "the listener is as it was");
    }
}
